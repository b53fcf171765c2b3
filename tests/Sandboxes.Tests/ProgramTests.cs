using System.Net;
using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Tests;

/// <summary>An app of several programs, for real.</summary>
[Trait("Needs", "sandbox")]
public sealed class ProgramTests
{
    private const string Api = """
        import http.server, json, os, sys
        class Api(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                if self.path == "/api/fall": os._exit(3)
                self.send_response(200 if self.path.startswith("/api") else 404); self.end_headers()
                self.wfile.write(json.dumps({ "path": self.path, "pid": os.getpid(), "folder": os.getcwd() }).encode())
        print("api up", flush=True)
        http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Api).serve_forever()
        """;

    [Fact]
    [Trait("Case", "K7")]
    public async Task Start_PagesApiAndWorker_RunSideBySideAndWhatFallsComesBack()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewProject(
            ("index.html", "<!doctype html><title>front</title>"),
            ("api/app.py", Api),
            ("forja.json", """{ "programs": { "api": { "start": ["python3", "app.py"], "port": 8000, "directory": "api", "health": "/api" }, "web": {}, "jobs": { "start": "echo working; exec sleep 600" } } }"""));
        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        var ready = await sandbox.WaitReadyAsync(CancellationToken.None);
        Assert.SkipWhen(ready.ReasonCode == "dependencies.no-toolchain", ready.Output ?? "");

        // The page's own server passes on what is asked for below /api.
        using var http = Client(scene, sandbox);
        Assert.Contains("front", await http.GetStringAsync(new Uri("http://app/")), StringComparison.Ordinal);
        Assert.Contains("\"/api/x?y=1\"", await http.GetStringAsync(new Uri("http://app/api/x?y=1")), StringComparison.Ordinal);
        Assert.Contains("/app/api", await http.GetStringAsync(new Uri("http://app/api")), StringComparison.Ordinal);
        Assert.Equal([new SandboxPort(8000, false), new SandboxPort(8080, true)], ready.Ports);
        await scene.Observed.WaitForAsync(status => status.Programs.All(program => program.State == SandboxProgram.Running) && status.Programs.Count == 3);
        Assert.Equal(["api", "web", "jobs"], sandbox.Status.Programs.Select(program => program.Name));
        Assert.Superset(new HashSet<string?> { "api", "web", "jobs" }, sandbox.Processes().Select(process => process.Program).ToHashSet());
        Assert.Contains(scene.Observed.Lines, line => line is { Source: "api", Text: "api up" });

        // The API falls: the page stays, says so, and the API comes back by itself.
        using var fallen = await http.GetAsync(new Uri("http://app/api/fall"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, fallen.StatusCode);
        Assert.Contains("app.api-unavailable", await fallen.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await scene.Observed.WaitForAsync(status => status.Programs.Any(program => program is { Name: "api", State: SandboxProgram.Running, Restarts: 1 }));
        Assert.Contains("pid", await http.GetStringAsync(new Uri("http://app/api/again")), StringComparison.Ordinal);
        Assert.Equal((SandboxState.Running, ready.Epoch), (sandbox.Status.State, sandbox.Status.Epoch));
        Assert.Contains(scene.Observed.Lines, line => line is { Source: "api", Level: "error", Text: "It ended with code 3. It is started again in 1 s." });
    }

    [Fact]
    public async Task Start_ToolchainIsNotThere_SaysWhatToInstall()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewProject(("forja.json", """{ "start": ["gradle", "run"], "port": 8080 }"""));
        Assert.SkipWhen(MachineToolchains.Has("gradle"), "This machine has Gradle.");

        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        var status = await sandbox.WaitReadyAsync(CancellationToken.None);

        Assert.Equal("sandbox.toolchain-missing", status.ReasonCode);
        Assert.Contains("apt-get install gradle", status.Output, StringComparison.Ordinal);
    }

    private static HttpClient Client(SandboxScene scene, Sandbox sandbox) =>
        new(new SocketsHttpHandler { ConnectCallback = (_, cancellationToken) => scene.Connections.ConnectAsync(sandbox.Project, sandbox.Status.Epoch, 8080, cancellationToken) });
}
