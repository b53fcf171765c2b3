using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Forja.ProjectFiles.Tests.Scene;

/// <summary>This stage in a real host: Kestrel on loopback, a silo in the process, SQLite in a file. Can be killed and started again over the same data.</summary>
internal sealed class FilesApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FilesApp(WebApplication app, string data)
    {
        _app = app;
        Data = data;
    }

    public string Data { get; }

    public NotingObserver Observer => _app.Services.GetRequiredService<NotingObserver>();

    public ProjectFolders Folders => _app.Services.GetRequiredService<ProjectFolders>();

    public IServiceProvider Services => _app.Services;

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<FilesApp> StartAsync(string data, Action<ProjectFilesOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Forja:DataDirectory", data)]);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(FreePort(), gatewayPort: 0, serviceId: data, clusterId: data)
            .Configure<ClusterMembershipOptions>(options => options.NumVotesForDeathDeclaration = 1));
        builder.Services.AddDbContext<FilesDb>(options => options.UseSqlite($"Data Source={Path.Join(data, "forja.db")}"));
        builder.Services.AddScoped<DbContext>(services => services.GetRequiredService<FilesDb>());
        builder.Services.AddSingleton<NotingObserver>();
        builder.Services.AddSingleton<IProjectObserver>(services => services.GetRequiredService<NotingObserver>());
        builder.Services.AddProjectFiles();
        if (configure is not null) builder.Services.Configure(configure);

        var app = builder.Build();
        app.UseProjectFiles();
        app.MapGroup("/api/projects").MapProjectFiles();
        app.MapGroup("/git").MapGit();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<FilesDb>();
            await db.Database.EnsureCreatedAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        }

        await app.StartAsync();
        return new FilesApp(app, data);
    }

    public IProjectGrain Project(ProjectId id) => _app.Services.GetRequiredService<IGrainFactory>().GetGrain<IProjectGrain>(id.Value);

    /// <summary>A project with these files as its version 1.</summary>
    public async Task<ProjectId> CreateAsync(params (string Path, string Text)[] files)
    {
        var id = ProjectId.New();
        await Project(id).CreateAsync(New(files: files));
        return id;
    }

    public static NewProject New(string name = "Quadro", string owner = "me", string prompt = "um quadro kanban", params (string Path, string Text)[] files) => new(
        name, owner, prompt, ["react"], "react", "auto", "model-1", "pt-BR",
        [.. files.Select(file => new NewFile(FilePath.Parse(file.Path), Encoding.UTF8.GetBytes(file.Text)))]);

    public async Task<T> WithStoreAsync<T>(Func<ProjectStore, DbContext, Task<T>> use)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<ProjectStore>(), scope.ServiceProvider.GetRequiredService<DbContext>());
    }

    public Task<T> WithStoreAsync<T>(Func<ProjectStore, Task<T>> use) => WithStoreAsync((store, _) => use(store));

    public string TreeOf(ProjectId id, string path) => Path.Join(Folders.TreeOf(id).Root, path);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
