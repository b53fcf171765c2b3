using Forja.ProjectFiles;
using Forja.Turns.Events;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Forja.Turns.Tests;

/// <summary>An event log over a real SQLite database in memory; <see cref="Restart"/> makes a new one over the same database, as a new process would.</summary>
internal sealed class Scene : IDisposable
{
    private readonly SqliteConnection _connection = new("DataSource=:memory:");
    private readonly ServiceProvider _services;

    public Scene()
    {
        _connection.Open();
        _services = new ServiceCollection()
            .AddDbContext<TurnsContext>(options => options.UseSqlite(_connection))
            .AddScoped<DbContext>(provider => Away ? throw new IOException("The store is away.") : provider.GetRequiredService<TurnsContext>())
            .BuildServiceProvider();
        using var scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreated();
        Log = Restart();
    }

    /// <summary>The store cannot be reached.</summary>
    public bool Away { get; set; }

    public EventLogOptions Options { get; } = new() { RingEvents = 16 };

    public FakeTimeProvider Time { get; } = new();

    public ProjectId Project { get; } = ProjectId.New();

    public EventLog Log { get; private set; }

    public EventLog Restart() => Log = new EventLog(_services.GetRequiredService<IServiceScopeFactory>(), Microsoft.Extensions.Options.Options.Create(Options), Time);

    public async Task<List<EventFrame>> ReadToNowAsync(long cursor)
    {
        var reader = await Log.ReadAsync(Project, cursor, CancellationToken.None);
        List<EventFrame> all = [];
        while (true)
        {
            var (frames, changed) = await reader.NextAsync(CancellationToken.None);
            foreach (var frame in frames) reader.Sent(frame);
            all.AddRange(frames);
            if (changed is not null) return all;
        }
    }

    public void Dispose()
    {
        _services.Dispose();
        _connection.Dispose();
    }

    private sealed class TurnsContext(DbContextOptions<TurnsContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ConfigureProjectFiles().ConfigureTurns();
    }
}
