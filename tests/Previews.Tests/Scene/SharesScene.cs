using Forja.ProjectFiles;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Forja.Previews.Tests.Scene;

/// <summary>What an edge needs for links: a database with projects in it, and a clock that the test turns.</summary>
internal sealed class SharesScene(params ProjectId[] projects)
{
    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    public void AddTo(IServiceCollection services, string data)
    {
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(this);
        services.AddDbContext<SharesDb>(options => options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = Path.Join(data, "forja.db"), Pooling = false }.ConnectionString));
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<SharesDb>());
        services.AddScoped<ProjectStore>();
    }

    public static async Task PrepareAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        await db.Database.EnsureCreatedAsync();
        var scene = services.GetRequiredService<SharesScene>();
        foreach (var project in scene.Projects) db.Add(Row(project, scene.Time.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private ProjectId[] Projects => projects;

    private static Project Row(ProjectId id, DateTimeOffset at) => new()
    {
        Id = id,
        Name = "Kanban",
        Owner = "local",
        Prompt = "a kanban board",
        Stack = ["react"],
        Runtime = "auto",
        Language = "en",
        CreatedAt = at,
        UpdatedAt = at,
        SearchText = "kanban",
    };

    /// <summary>The tables that links touch.</summary>
    private sealed class SharesDb(DbContextOptions<SharesDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ConfigureProjectFiles().ConfigurePreviews();

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}
