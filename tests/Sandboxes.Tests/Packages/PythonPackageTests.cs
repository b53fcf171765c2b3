using Forja.ProjectFiles;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Packages.Python;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>Python packages, for real: pip in a sandbox, through the platform's registry, from an index over HTTP.</summary>
[Trait("Needs", "sandbox")]
public sealed class PythonPackageTests
{
    private const string App = """
        import http.server, os, greeting
        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200); self.end_headers(); self.wfile.write(greeting.WORDS.encode())
        http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Page).serve_forever()
        """;

    [Fact]
    [Trait("Case", "C1")]
    public async Task Start_PackageIsNotOnTheMachine_IsInstalledFromTheIndexAndKept()
    {
        Assert.SkipUnless(Directory.Exists("/usr/lib/python3/dist-packages/pip"), "This machine has no python3-pip.");
        await using var index = await PythonRegistry.StartAsync();
        index.Publish("greeting", "1.2.0", "WORDS = 'hello from a package'");
        await using var scene = await OpenAsync(index);

        Assert.Equal("hello from a package", await RunAsync(scene));

        // The second app gets it from the store: the index is away.
        index.Down = true;
        Assert.Equal("hello from a package", await RunAsync(scene));
        Assert.Single(index.Asked, path => path.StartsWith("/files/", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Case", "C6")]
    public async Task Start_PackageDoesNotExist_SaysSoBeforeAnythingIsInstalled()
    {
        await using var index = await PythonRegistry.StartAsync();
        index.Publish("greeting", "1.2.0", "WORDS = 'hello'");
        await using var scene = await OpenAsync(index);
        var sandbox = scene.NewProject(("app.py", App), ("requirements.txt", "greeting\nFlask_Invented.Thing>=2 # as a model would have it\n"));

        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        var status = await sandbox.WaitReadyAsync(CancellationToken.None);

        Assert.Equal(SandboxState.Failed, status.State);
        Assert.Contains("requirements.txt:2: There is no Python package 'Flask_Invented.Thing'. [dependencies.not-found]", status.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(index.Asked, path => path.StartsWith("/files/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Case", "C2")]
    public async Task GetFile_IsNotWhatTheIndexSays_IsRefusedAndNeverKept(bool json)
    {
        await using var index = await PythonRegistry.StartAsync();
        index.Publish("greeting", "1.2.0", "WORDS = 'hello'");
        (index.Json, index.Corrupt) = (json, true);
        using var opened = new Opened(index);

        var refused = await Assert.ThrowsAsync<RegistryException>(() => opened.Index.GetFileAsync("greeting", "greeting-1.2.0-py3-none-any.whl", CancellationToken.None));
        index.Corrupt = false;
        var file = await opened.Index.GetFileAsync("greeting", "greeting-1.2.0-py3-none-any.whl", CancellationToken.None);

        Assert.Equal("dependencies.corrupt", refused.Code);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task GetPage_PackageIsAnHourOld_IsRefused()
    {
        await using var index = await PythonRegistry.StartAsync();
        index.Publish("greeting", "1.2.0", "WORDS = 'hello'");
        index.Uploaded = DateTimeOffset.UtcNow - TimeSpan.FromHours(1);
        using var opened = new Opened(index);

        var answer = await opened.Index.GetPageAsync("greeting", CancellationToken.None);

        Assert.Equal("dependencies.too-new", Assert.IsType<PythonAnswer.Refused>(answer).Code);
    }

    [Fact]
    public void Read_FilesWithoutAHashOrWithAFolderInTheirName_AreNone()
    {
        var hash = new string('a', 64);
        var files = PythonPage.Read(
            $"""<a href="a-1.whl">a-1.whl</a><a href="b-1.whl#sha256={hash}">b-1.whl</a><a href="c#sha256={hash}">../../c-1.whl</a><a href="d-1.whl#sha256={hash}" data-yanked="bad">d-1.whl</a>""",
            json: false, new Uri("http://index/simple/x/"));

        Assert.Equal([("b-1.whl", false), ("d-1.whl", true)], files.Select(file => (file.Name, file.Yanked)));
        Assert.Equal(new Uri("http://index/simple/x/b-1.whl"), files[0].Address);
    }

    private static Task<SandboxScene> OpenAsync(PythonRegistry index) =>
        SandboxScene.OpenAsync(more: services => services.Configure<PackageOptions>(options => options.PythonIndex = index.Address.AbsoluteUri));

    private static async Task<string> RunAsync(SandboxScene scene)
    {
        var sandbox = scene.NewProject(("app.py", App), ("requirements.txt", "greeting>=1.0"));
        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        var status = await sandbox.WaitReadyAsync(CancellationToken.None);
        Assert.True(status.State == SandboxState.Running, $"{status.ReasonCode}\n{status.Output}");
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, stop) => scene.Connections.ConnectAsync(sandbox.Project, status.Epoch, 8000, stop) });
        var page = await http.GetStringAsync(new Uri("http://app/"));
        await sandbox.StopAsync(CancellationToken.None);
        return page;
    }

    /// <summary>The index behind a store of its own, without a sandbox.</summary>
    private sealed class Opened : IDisposable
    {
        private readonly string _data = Directory.CreateTempSubdirectory("forja-python-").FullName;
        private readonly PackageStore _store;

        public Opened(PythonRegistry registry)
        {
            _store = new PackageStore(Options.Create(new ProjectFilesOptions { DataDirectory = _data }), TimeProvider.System);
            Index = new PythonIndex(_store, Options.Create(new PackageOptions { PythonIndex = registry.Address.AbsoluteUri }), TimeProvider.System);
        }

        public PythonIndex Index { get; }

        public void Dispose()
        {
            Index.Dispose();
            _store.Dispose();
            Directory.Delete(_data, recursive: true);
        }
    }
}
