using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Forja.Accounts;
using Forja.Previews.Browser;
using Forja.Previews.Targets;
using Forja.ProjectFiles;
using Forja.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Forja.Previews.Tests.Scene;

/// <summary>A real Kestrel with accounts and previews in front of a small app, on a free loopback port and a data directory of its own.</summary>
internal sealed class Edge : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _data;

    private Edge(WebApplication app, string data, PlainTargets targets, SettledProjects browser, RecordedLogs logs) =>
        (_app, _data, Targets, Browser, Logs) = (app, data, targets, browser, logs);

    public PlainTargets Targets { get; }

    public SettledProjects Browser { get; }

    public RecordedLogs Logs { get; }

    public IEnumerable<string> Addresses => _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;

    public int Port => new Uri(Addresses.First()).Port;

    public Instance Instance => _app.Services.GetRequiredService<Instance>();

    public string Host => $"localhost:{Port}";

    public PreviewLinks Links => _app.Services.GetRequiredService<PreviewLinks>();

    public IServiceProvider Services => _app.Services;

    /// <summary>Requests that got past the door, as "METHOD path".</summary>
    public ConcurrentQueue<string> Reached { get; } = [];

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<Edge> StartAsync(Dictionary<string, string?>? settings = null, SharesScene? shares = null)
    {
        var data = Directory.CreateTempSubdirectory("forja-edge-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Forja:DataDirectory"] = data,
            ["Forja:Port"] = "0",
            ["Forja:Previews:BridgePath"] = Path.Combine(AppContext.BaseDirectory, "Scene", "bridge.js"),
            ["Forja:Previews:RuntimePath"] = Path.Combine(AppContext.BaseDirectory, "Scene", "runtime"),
            ["Forja:Previews:HoldNavigation"] = "00:00:00",
            ["Forja:Previews:HoldRequest"] = "00:00:00",
            ["Logging:LogLevel:Default"] = "Trace",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        var logs = new RecordedLogs();
        builder.Logging.ClearProviders().AddProvider(logs);

        var targets = new PlainTargets();
        var browser = new SettledProjects();
        builder.Services.AddSingleton<IPreviewTargets>(targets);
        shares?.AddTo(builder.Services, data);
        builder.Services.AddSingleton<IBrowserProjects>(browser);
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new ProjectFilesOptions { DataDirectory = data }));
        builder.Services.AddAccounts();
        builder.Services.AddPreviews();

        var app = builder.Build();
        var edge = new Edge(app, data, targets, browser, logs);
        app.UsePreviews();
        app.UseAccounts();
        app.Use((context, next) =>
        {
            edge.Reached.Enqueue($"{context.Request.Method} {context.Request.Path}");
            return next(context);
        });
        app.MapGroup("/api").MapAccounts();
        if (shares is not null) app.MapGroup("/api/projects").MapPreviews();
        app.MapPost("/api/projects", () => Results.Ok());
        app.MapGet("/", Tests.Browser.BrowserScene.AnswerWorkbenchAsync);
        app.MapGet("/p/{id}", Tests.Browser.BrowserScene.AnswerWorkbenchAsync);
        app.MapGet("/workbench", Tests.Browser.BrowserScene.AnswerWorkbenchAsync);
        app.MapGet("/assets/workbench.js", Tests.Browser.BrowserScene.AnswerWorkbenchAsync);
        app.MapGet("/health/live", () => "ok");
        app.MapGet("/seen", (HttpContext context) => $"{context.Request.Scheme} {context.Connection.RemoteIpAddress} {context.Request.Host}");
        if (shares is not null) await SharesScene.PrepareAsync(app.Services);
        await app.StartAsync();
        return edge;
    }

    /// <summary>A cookie header's value of a browser that opened the start link.</summary>
    public async Task<string> SignInAsync()
    {
        var response = await AskAsync($"GET /?key={Instance.Key} HTTP/1.1\nHost: {Host}\n\n");
        return response.Header("Set-Cookie")!.Split(';')[0];
    }

    public string PreviewHost(ProjectId project, int? port = null) => Links.AddressOf(project, port).Authority;

    /// <summary>A cookie header's value of a browser that opened a project's link.</summary>
    public async Task<string> OpenPreviewAsync(ProjectId project, int? port = null)
    {
        var url = Links.OpenUrl(project, port);
        var response = await AskAsync($"GET {url.PathAndQuery} HTTP/1.1\nHost: {url.Authority}\n\n");
        return response.Header("Set-Cookie")!.Split(';')[0];
    }

    public Task<RawResponse> AskAsync(string request) => RawConnection.AskAsync(Port, request);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token);
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
