using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Packages.Python;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>The registry as a sandbox sees it, through real connections, in front of a registry over real HTTP.</summary>
public sealed class PackageProxyTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("forja-packages-").FullName;
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private NpmRegistry _registry = null!;
    private PackageProxy _proxy = null!;
    private HttpClient _sandbox = null!;

    public async ValueTask InitializeAsync()
    {
        _registry = await NpmRegistry.StartAsync();
        _registry.Publish("left", "1.0.0");
        _registry.Publish("@scope/right", "2.0.0", """{"left": "^1.0.0"}""");
        _proxy = NewProxy();
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _ = AcceptAsync();
        _sandbox = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/") };
    }

    public async ValueTask DisposeAsync()
    {
        _sandbox.Dispose();
        await _stop.CancelAsync();
        _listener.Dispose();
        await _proxy.DisposeAsync();
        await _registry.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Get_Package_PointsToTheLocalAddressAndKeepsWhatInstallersRead()
    {
        using var answer = await GetAsync("@scope%2fright", install: true);

        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var version = document.RootElement.GetProperty("versions").GetProperty("2.0.0");
        Assert.Equal("http://127.0.0.1:4873/@scope/right/-/right-2.0.0.tgz", version.GetProperty("dist").GetProperty("tarball").GetString());
        Assert.StartsWith("sha512-", version.GetProperty("dist").GetProperty("integrity").GetString());
        Assert.Equal("^1.0.0", version.GetProperty("dependencies").GetProperty("left").GetString());
        Assert.False(version.TryGetProperty("maintainers", out _));
        Assert.False(document.RootElement.TryGetProperty("readme", out _));
    }

    [Fact]
    public async Task Get_Tarball_IsFetchedOnceForEver()
    {
        var first = await _sandbox.GetByteArrayAsync("left/-/left-1.0.0.tgz");
        _registry.Down = true;
        _time.Advance(TimeSpan.FromDays(400));
        var second = await _sandbox.GetByteArrayAsync("left/-/left-1.0.0.tgz");

        Assert.Equal(first, second);
        Assert.Equal(1, _registry.Count("left/-/left-1.0.0.tgz"));
    }

    [Fact]
    public async Task Get_TarballByManyAtOnce_IsFetchedOnce()
    {
        _registry.Hold();
        var all = Enumerable.Range(0, 20).Select(_ => _sandbox.GetByteArrayAsync("left/-/left-1.0.0.tgz")).ToArray();
        _registry.Open();

        await Task.WhenAll(all);

        Assert.Equal(1, _registry.Count("left/-/left-1.0.0.tgz"));
    }

    [Fact]
    [Trait("Case", "C4")]
    public async Task Get_CorruptTarball_IsRefusedAndNeverKept()
    {
        _registry.Corrupt = true;
        using var corrupt = await _sandbox.GetAsync("left/-/left-1.0.0.tgz");
        var said = await corrupt.Content.ReadAsStringAsync();
        _registry.Corrupt = false;
        using var good = await _sandbox.GetAsync("left/-/left-1.0.0.tgz");

        Assert.Equal(HttpStatusCode.BadGateway, corrupt.StatusCode);
        Assert.Contains("[dependencies.corrupt]", said);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Empty(Directory.GetDirectories(Path.Join(_data, "packages/unfinished")).SelectMany(Directory.GetFileSystemEntries));
    }

    [Fact]
    [Trait("Case", "C4")]
    public async Task Get_TarballCutShort_IsRefused()
    {
        _registry.CutShort = true;

        using var answer = await _sandbox.GetAsync("left/-/left-1.0.0.tgz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(Directory.GetDirectories(Path.Join(_data, "packages/unfinished")).SelectMany(Directory.GetFileSystemEntries));
    }

    [Fact]
    [Trait("Case", "C4")]
    public async Task Get_RegistryDown_GivesWhatWasKnown()
    {
        using var before = await GetAsync("left", install: true);
        _registry.Down = true;
        _time.Advance(TimeSpan.FromDays(1));
        using var after = await GetAsync("left", install: true);
        using var never = await GetAsync("@scope/right", install: true);

        Assert.Equal(await before.Content.ReadAsStringAsync(), await after.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, never.StatusCode);
        Assert.Contains("[dependencies.registry-unreachable]", await never.Content.ReadAsStringAsync());
    }

    [Fact]
    [Trait("Case", "C4")]
    public async Task Get_RegistrySilent_GivesWhatWasKnownAfterAWhile()
    {
        using var before = await GetAsync("left", install: true);
        _time.Advance(TimeSpan.FromDays(1));
        _registry.Hold();

        var asking = GetAsync("left", install: true);
        await _registry.Waiting;
        _time.Advance(new PackageOptions().StaleAfter);
        using var after = await asking;

        Assert.Equal(await before.Content.ReadAsStringAsync(), await after.Content.ReadAsStringAsync());
        _registry.Open();
    }

    [Fact]
    public async Task Get_KnownPackageLater_AsksOnlyWhetherItChanged()
    {
        using var first = await GetAsync("left", install: true);
        using var soon = await GetAsync("left", install: true);
        _time.Advance(TimeSpan.FromMinutes(6));
        using var unchanged = await GetAsync("left", install: true);
        _registry.Publish("left", "1.1.0");
        _time.Advance(TimeSpan.FromMinutes(6));
        using var changed = await GetAsync("left", install: true);

        Assert.Equal(3, _registry.Count("left"));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await unchanged.Content.ReadAsStringAsync());
        Assert.Contains("\"1.1.0\"", await changed.Content.ReadAsStringAsync());
    }

    [Theory]
    [Trait("Case", "C1")]
    [InlineData("nobody-made-this")]
    [InlineData("left/-/left-9.9.9.tgz")]
    [InlineData("left/-/right-1.0.0.tgz")]
    [InlineData("nobody-made-this/-/nobody-made-this-1.0.0.tgz")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData(".hidden")]
    [InlineData("left/-/left-..%2f..%2f..%2fx.tgz")]
    [InlineData("-/all")]
    [InlineData("")]
    public async Task Get_WhatDoesNotExist_IsNotFound(string path)
    {
        using var answer = await GetAsync(path, install: true);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [Trait("Case", "C6")]
    [InlineData("PUT")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Send_AnythingButReading_IsRefused(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "left");

        using var answer = await _sandbox.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Empty(_registry.Asked);
    }

    private PackageProxy NewProxy()
    {
        var options = Options.Create(new PackageOptions { Registry = _registry.Address.AbsoluteUri });
        var store = new PackageStore(Options.Create(new ProjectFilesOptions { DataDirectory = _data }), TimeProvider.System);
        return new PackageProxy(new RegistryEndpoints(new RegistryCache(store, new RegistryClient(options, _time), options, _time, NullLogger<RegistryCache>.Instance), new PythonEndpoints(new PythonIndex(store, options, _time))), NullLoggerFactory.Instance);
    }

    private Task<HttpResponseMessage> GetAsync(string path, bool install)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (install) request.Headers.TryAddWithoutValidation("Accept", "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*");
        return _sandbox.SendAsync(request);
    }

    // What an agent does: each connection that a sandbox opens becomes a stream.
    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var stream = new NetworkStream(await _listener.AcceptAsync(_stop.Token), ownsSocket: true);
                _ = ServeAsync(stream);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Stream stream)
    {
        await using (stream) await _proxy.HandleConnectionAsync(stream, _stop.Token);
    }
}
