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

/// <summary>What an observer stores beside a version.</summary>
internal sealed class Note
{
    public int Id { get; init; }

    public required string Project { get; init; }

    public required int Version { get; init; }
}
