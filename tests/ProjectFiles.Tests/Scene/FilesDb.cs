using Microsoft.EntityFrameworkCore;

namespace Forja.ProjectFiles.Tests.Scene;

/// <summary>A context like the host's: this stage's tables, and one of somebody who shares the transaction.</summary>
internal sealed class FilesDb(DbContextOptions<FilesDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ConfigureProjectFiles();
        modelBuilder.Entity<Note>().HasKey(note => note.Id);
    }
}
