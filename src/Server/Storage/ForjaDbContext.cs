using Forja.Previews;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns;
using Microsoft.EntityFrameworkCore;

namespace Forja.Server.Storage;

/// <summary>The one database: every stage brings the shape of what it keeps, this puts them together.</summary>
internal sealed class ForjaDbContext(DbContextOptions<ForjaDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ConfigureProjectFiles().ConfigureSandboxes().ConfigurePreviews().ConfigureTurns();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
}
