using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;
using Forja.Sandboxes.Tests.Hosts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Forja.Sandboxes.Tests;

/// <summary>The whole stage as the server has it, over a real host and a database in memory, without a cluster: tests speak to the node's <see cref="Sandbox"/> directly.</summary>
internal sealed class SandboxScene : IAsyncDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly ServiceProvider _services;

    private SandboxScene(TimeProvider time, Action<IServiceCollection>? more)
    {
        Data = Directory.CreateTempSubdirectory("forja-scene-").FullName;
        File.SetUnixFileMode(Data, (UnixFileMode)0b111_001_001);
        _connection.Open();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Forja:DataDirectory"] = Data }).Build());
        services.AddSingleton(time);
        services.AddLogging();
        services.AddProjectFiles();
        more?.Invoke(services);
        services.AddSandboxes();
        services.AddSingleton<ISandboxObserver>(Observed);
        services.AddDbContext<SceneContext>(options => options.UseSqlite(_connection));
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<SceneContext>());
        _services = services.BuildServiceProvider();
        using var scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<SceneContext>().Database.EnsureCreated();
    }

    public string Data { get; }

    public Observed Observed { get; } = new();

    public LiveSandboxes Live => _services.GetRequiredService<LiveSandboxes>();

    public SandboxConnections Connections => _services.GetRequiredService<SandboxConnections>();

    public SandboxLogs Logs => _services.GetRequiredService<SandboxLogs>();

    public IServiceProvider Services => _services;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public HostFolders Folders => new(Data);

    public static async Task<SandboxScene> OpenAsync(TimeProvider? time = null, Action<IServiceCollection>? more = null)
    {
        if (HostFixture.WhyNot is { } why) Assert.Skip(why);
        await HostFixture.BuildAgentAsync();
        var scene = new SandboxScene(time ?? TimeProvider.System, more);
        await scene.Live.StartAsync(CancellationToken.None);
        return scene;
    }

    /// <summary>A project with these files, and its sandbox, not started.</summary>
    public Sandbox NewProject(params (string Path, string Text)[] files)
    {
        var project = ProjectId.New();
        var folders = _services.GetRequiredService<ProjectFolders>();
        Directory.CreateDirectory(folders.DirectoryOf(project));
        Directory.CreateDirectory(folders.SandboxDirectoryOf(project));
        foreach (var (path, text) in files)
        {
            var file = Path.Join(folders.TreeOf(project).Root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return Live.Of(project);
    }

    /// <summary>Sets where a project runs, as the API does.</summary>
    public async Task SetRuntimeAsync(Sandbox sandbox, string runtime)
    {
        using var scope = _services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SceneContext>();
        var row = await db.Set<Project>().SingleOrDefaultAsync(project => project.Id == sandbox.Project);
        if (row is null)
        {
            db.Add(new Project
            {
                Id = sandbox.Project,
                Name = "Test",
                SearchText = "test",
                Owner = "local",
                Prompt = "x",
                Stack = [],
                Runtime = runtime,
                Language = "en",
                CreatedAt = DateTimeOffset.UnixEpoch,
                UpdatedAt = DateTimeOffset.UnixEpoch,
                Head = 1,
            });
        }
        else
        {
            row.Runtime = runtime;
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A project whose server is one Python program that listens on port 8000.</summary>
    public Sandbox NewServer(string? before = null) => NewProject(
        ("forja.json", """{ "start": ["python3", "-u", "serve.py"], "port": 8000 }"""),
        ("page.html", "hello from inside"),
        ("serve.py", $"""
            import sys, os, http.server
            print("serving as", os.getuid()); print("to stderr", file=sys.stderr)
            {before}
            http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), http.server.SimpleHTTPRequestHandler).serve_forever()
            """));

    public async Task<string> GetAsync(Sandbox sandbox, long epoch, string path)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, cancellationToken) => Connections.ConnectAsync(sandbox.Project, epoch, 8000, cancellationToken) };
        using var client = new HttpClient(handler);
        return await client.GetStringAsync(new Uri($"http://app/{path}"));
    }

    public async ValueTask DisposeAsync()
    {
        await Live.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        await _connection.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }

    private sealed class SceneContext(DbContextOptions<SceneContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ConfigureProjectFiles().ConfigureSandboxes();
    }
}

/// <summary>Remembers what a sandbox told, in order.</summary>
internal sealed class Observed : ISandboxObserver
{
    private readonly List<SandboxStatus> _statuses = [];
    private readonly List<SandboxLogLine> _lines = [];
    private readonly SemaphoreSlim _more = new(0);

    public IReadOnlyList<SandboxStatus> Statuses
    {
        get
        {
            lock (_statuses) return [.. _statuses];
        }
    }

    public IReadOnlyList<SandboxLogLine> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public void OnStatus(ProjectId project, SandboxStatus status)
    {
        lock (_statuses) _statuses.Add(status);
        _more.Release();
    }

    public void OnLog(ProjectId project, SandboxLogLine line)
    {
        lock (_lines) _lines.Add(line);
    }

    public Task WaitForAsync(SandboxState state) => WaitForAsync(status => status.State == state);

    public async Task WaitForAsync(Func<SandboxStatus, bool> seen)
    {
        while (!Statuses.Any(seen)) await _more.WaitAsync();
    }
}
