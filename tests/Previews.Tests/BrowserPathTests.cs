using System.Security.Cryptography;
using System.Text;
using Forja.Previews.Browser;
using Forja.Previews.Targets;
using Forja.Previews.Tests.Scene;
using Forja.ProjectFiles;
using Forja.Testing.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Previews.Tests;

/// <summary>A page that an author's browser compiled, as everybody else gets it: over raw sockets, with the edge's rules holding for the new addresses as for the others.</summary>
public sealed class BrowserPathTests : IAsyncLifetime
{
    private const string Set = "0123456789abcdef0123456789abcdef";

    private readonly ProjectId _project = ProjectId.New();
    private readonly ProjectId _other = ProjectId.New();
    private readonly string _package = Path.GetTempFileName();
    private Edge _edge = null!;
    private AppBehind _app = null!;
    private string _host = null!;
    private string _cookie = null!;

    private CompiledSnapshots Snapshots => _edge.Services.GetRequiredService<CompiledSnapshots>();

    public async ValueTask InitializeAsync()
    {
        _edge = await Edge.StartAsync();
        _app = await AppBehind.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = "session=1; Path=/; SameSite=Lax; Domain=example.com";
            return context.Response.WriteAsync("the sandbox");
        });
        _edge.Targets.Run(_project, 1, (5173, _app.Port));
        _edge.Targets.Run(_other, 1, (5173, _app.Port));
        _edge.Browser.Set(_project, version: 3, DateTimeOffset.UtcNow.AddHours(-1));
        await File.WriteAllTextAsync(_package, "export const useState = 1");
        _edge.Browser.Give(_project, Set, "react.js", _package);
        _host = _edge.PreviewHost(_project);
        _cookie = await _edge.OpenPreviewAsync(_project);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _edge.DisposeAsync();
        File.Delete(_package);
    }

    [Fact]
    public async Task Snapshot_Committed_IsServedAtTheAddressesOfADevelopmentServer()
    {
        await CommitAsync(3, ("/index.html", "text/html", "<html><head></head><body>the page</body></html>"), ("/src/App.tsx", "text/javascript", "export const a = 1"), ("/src/x.css?import", "text/javascript", "style()"), ("/src/x.css", "text/css", "p {}"));

        var page = await GetAsync("/", "Sec-Fetch-Mode: navigate\n");
        var deep = await GetAsync("/notes/7", "Sec-Fetch-Mode: navigate\n");
        var module = await GetAsync("/src/App.tsx?t=1234");
        var style = await GetAsync("/src/x.css?import&t=5");

        Assert.Equal((200, "no-store"), (page.Status, page.Header("Cache-Control")));
        Assert.Contains("the page", page.Body);
        Assert.Contains($"frame-ancestors 'self' http://{_edge.Host}", page.Header("Content-Security-Policy"));
        Assert.Equal(page.Body, deep.Body);
        Assert.Equal(("export const a = 1", "text/javascript", "no-cache", "nosniff"), (module.Body, module.Header("Content-Type"), module.Header("Cache-Control"), module.Header("X-Content-Type-Options")));
        Assert.Equal("style()", style.Body);
        Assert.Equal("p {}", (await GetAsync("/src/x.css?v=1")).Body);
        Assert.Equal(304, (await GetAsync("/src/App.tsx", $"If-None-Match: {module.Header("ETag")}\n")).Status);
        Assert.Equal(404, (await GetAsync("/src/Gone.tsx")).Status);
        Assert.Empty(_app.Seen);
    }

    [Fact]
    public async Task Version_ThatNobodyCompiled_IsTheSandboxesAtTheSameAddresses()
    {
        await CommitAsync(2, ("/index.html", "text/html", "the page before"));

        Assert.Equal("the sandbox", (await GetAsync("/src/App.tsx")).Body);

        // Just after a change its author's browser is compiling: the page before goes on.
        _edge.Browser.Set(_project, version: 3, DateTimeOffset.UtcNow);
        Assert.Equal("the page before", (await GetAsync("/", "Sec-Fetch-Mode: navigate\n")).Body);
    }

    [Fact]
    public async Task Api_OfAHybridProject_ReachesTheSandboxAndItsCookiesWorkInTheFrame()
    {
        await CommitAsync(3, ("/index.html", "text/html", "the page"));
        _edge.Browser.Set(_project, version: 3, DateTimeOffset.UtcNow.AddHours(-1), hybrid: true);

        var answer = await GetAsync("/api/notes?x=1");

        Assert.Equal("the sandbox", answer.Body);
        Assert.Equal("session=1; Path=/; SameSite=None; Secure; Partitioned", answer.Header("Set-Cookie"));
        Assert.Equal("GET /api/notes?x=1", Assert.Single(_app.Seen).Target);
    }

    [Fact]
    public async Task Api_WhileItsServerStarts_SaysSoInJson()
    {
        await CommitAsync(3, ("/index.html", "text/html", "the page"));
        _edge.Browser.Set(_project, version: 3, DateTimeOffset.UtcNow.AddHours(-1), hybrid: true);
        _edge.Targets.Set(_project, new PreviewTarget.Waking("starting"));
        _edge.Targets.HoldWake(_project);

        var answer = await GetAsync("/api/notes");

        Assert.Equal((503, "1"), (answer.Status, answer.Header("Retry-After")));
        Assert.Contains("\"preview.starting\"", answer.Body);
    }

    [Fact]
    public async Task Api_OfAPageAlone_StartsNothing()
    {
        await CommitAsync(3, ("/index.html", "text/html", "the page"));
        _edge.Targets.Set(_project, new PreviewTarget.Asleep());

        var answer = await GetAsync("/api/notes");

        Assert.Equal(503, answer.Status);
        Assert.Contains("\"backend.none\"", answer.Body);
        Assert.Equal(0, _edge.Targets.Wakes);
    }

    [Fact]
    [Trait("Case", "P5")]
    public async Task Packages_OfAnotherProjectsSet_AreNotThere()
    {
        _edge.Browser.Set(_other, version: 1, DateTimeOffset.UtcNow);
        var cookie = await _edge.OpenPreviewAsync(_other);

        var own = await GetAsync($"/npm/{Set}/react.js");
        var others = await _edge.AskAsync($"GET /npm/{Set}/react.js HTTP/1.1\nHost: {_edge.PreviewHost(_other)}\nCookie: {cookie}\n\n");

        Assert.Equal((200, "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"), (own.Status, own.Header("Cache-Control"), own.Header("Content-Type")));
        Assert.Null(own.Header("Access-Control-Allow-Origin"));
        Assert.Equal(404, others.Status);
        foreach (var path in (string[])[$"/npm/{Set}/", $"/npm/{Set}", "/npm/", $"/npm/{Set}/../{Set}/set.json", $"/npm/{Set}/%2e%2e/set.json", $"/npm/..%2f..%2fetc/passwd"]) Assert.Equal(404, (await GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("/src/App.tsx")]
    [InlineData("/npm/0123456789abcdef0123456789abcdef/react.js")]
    [InlineData("/__forja/browser/live")]
    [Trait("Case", "P5")]
    public async Task Page_WithoutAGrantOrFromElsewhere_IsClosed(string path)
    {
        await CommitAsync(3, ("/index.html", "text/html", "the page"), ("/src/App.tsx", "text/javascript", "secret"));
        var stranger = $"http://{_edge.PreviewHost(_other)}";

        var closed = await _edge.AskAsync($"GET {path} HTTP/1.1\nHost: {_host}\n\n");
        var foreign = await GetAsync(path, $"Origin: {stranger}\nSec-Fetch-Site: same-site\nSec-Fetch-Mode: cors\n");
        var withAnothersCookie = await _edge.AskAsync($"GET {path} HTTP/1.1\nHost: {_host}\nCookie: {await _edge.OpenPreviewAsync(_other)}\n\n");

        Assert.Equal((401, 401, 401), (closed.Status, foreign.Status, withAnothersCookie.Status));
    }

    [Theory]
    [InlineData("PORT-")]
    [InlineData("HOST.")]
    [Trait("Case", "P7")]
    public async Task Snapshot_UnderAnotherName_IsNotServed(string kind)
    {
        await CommitAsync(3, ("/src/App.tsx", "text/javascript", "secret"));
        var host = kind == "HOST." ? _host.Replace(":", ".:", StringComparison.Ordinal) : _edge.PreviewHost(_project, 3000);

        var response = await _edge.AskAsync($"GET /src/App.tsx HTTP/1.1\nHost: {host}\nCookie: {_cookie}\n\n");

        Assert.DoesNotContain("secret", response.Body);
    }

    [Fact]
    public async Task RuntimeFiles_AreForEverybodyButATokenGoesFirst()
    {
        var worker = await _edge.AskAsync($"GET /__forja/browser/sw.js HTTP/1.1\nHost: {_host}\n\n");
        var boot = await _edge.AskAsync($"GET /__forja/browser/boot.html HTTP/1.1\nHost: {_host}\n\n");
        var opened = await _edge.AskAsync($"GET {_edge.Links.OpenUrl(_project, null, "/__forja/browser/boot.html").PathAndQuery} HTTP/1.1\nHost: {_host}\n\n");
        var climbing = await _edge.AskAsync($"GET /__forja/browser/..%2fbridge.js HTTP/1.1\nHost: {_host}\n\n");

        Assert.Equal((200, "/", "no-cache", "text/javascript; charset=utf-8"), (worker.Status, worker.Header("Service-Worker-Allowed"), worker.Header("Cache-Control"), worker.Header("Content-Type")));
        Assert.Contains($"frame-ancestors 'self' http://{_edge.Host}", boot.Header("Content-Security-Policy"));
        Assert.Equal((302, "/__forja/browser/boot.html"), (opened.Status, opened.Header("Location")));
        Assert.NotNull(opened.Header("Set-Cookie"));
        Assert.NotEqual(200, climbing.Status);
    }

    [Fact]
    [Trait("Case", "P13")]
    public async Task Live_NewerSnapshot_IsToldAndAccessTakenBackEndsTheStream()
    {
        await CommitAsync(3, ("/index.html", "text/html", "one"), ("/src/a.ts", "text/javascript", "a"), ("/src/b.ts", "text/javascript", "b"));
        await using var page = await RawConnection.OpenAsync(_edge.Port);
        await page.SendAsync($"GET /__forja/browser/live HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\nAccept: text/event-stream\n\n");
        Assert.Equal("text/event-stream", (await page.ReadResponseAsync(toHead: true)).Header("Content-Type"));
        Assert.Equal("""data: {"version":3}""", await ReadMessageAsync(page));

        await CommitAsync(4, ("/index.html", "text/html", "one"), ("/src/a.ts", "text/javascript", "changed"));

        Assert.Equal("""data: {"version":4,"changed":["/src/a.ts"],"removed":["/src/b.ts"]}""", await ReadMessageAsync(page));
        _edge.Services.GetRequiredService<PreviewTraffic>().Cut(_project);
        await page.ReadToEndAsync();
    }

    [Fact]
    public async Task Put_ContentsOneByOne_CountsOnlyWhenAllAreThere()
    {
        var (first, second) = (Module("/index.html", "text/html", "page"), Module("/a.js", "text/javascript", "a"));
        var cancellation = TestContext.Current.CancellationToken;

        Assert.Equal("snapshot.module-unasked", await Snapshots.AddAsync(_project, first.Module.Hash, first.Content, cancellation));
        var wanting = Assert.IsType<SnapshotPut.Wanting>(await Snapshots.PutAsync(_project, 3, [first.Module, second.Module], cancellation));
        Assert.Equal(2, wanting.Hashes.Count);
        Assert.Equal("snapshot.hash-mismatch", await Snapshots.AddAsync(_project, first.Module.Hash, second.Content, cancellation));
        Assert.Null(await Snapshots.AddAsync(_project, first.Module.Hash, first.Content, cancellation));
        Assert.Equal([second.Module.Hash], Assert.IsType<SnapshotPut.Wanting>(await Snapshots.PutAsync(_project, 3, [first.Module, second.Module], cancellation)).Hashes);
        Assert.False(Snapshots.Has(_project, 3));
        Assert.Null(await Snapshots.AddAsync(_project, second.Module.Hash, second.Content, cancellation));
        Assert.IsType<SnapshotPut.Committed>(await Snapshots.PutAsync(_project, 3, [first.Module, second.Module], cancellation));
        Assert.Equal("browser.snapshot-old", Assert.IsType<SnapshotPut.Refused>(await Snapshots.PutAsync(_project, 2, [first.Module], cancellation)).Code);

        // What one project handed in is no other's, not even to know of.
        Assert.IsType<SnapshotPut.Wanting>(await Snapshots.PutAsync(_other, 1, [first.Module], cancellation));
    }

    [Theory]
    [InlineData("src/a.ts", "text/javascript", "snapshot.path-invalid")]
    [InlineData("/../a.ts", "text/javascript", "snapshot.path-invalid")]
    [InlineData("/a/./b.ts", "text/javascript", "snapshot.path-invalid")]
    [InlineData("/a\\b.ts", "text/javascript", "snapshot.path-invalid")]
    [InlineData("/__forja/browser/sw.js", "text/javascript", "snapshot.path-invalid")]
    [InlineData("/npm/x/react.js", "text/javascript", "snapshot.path-invalid")]
    [InlineData("/API/notes", "text/javascript", "snapshot.path-invalid")]
    [InlineData("/a.ts", "text/javascript\r\nSet-Cookie: x=1", "snapshot.type-invalid")]
    [InlineData("/a.ts", "multipart/x-mixed-replace", "snapshot.type-invalid")]
    public async Task Put_WhatIsNoSnapshot_IsRefused(string path, string type, string code) =>
        Assert.Equal(code, Assert.IsType<SnapshotPut.Refused>(await Snapshots.PutAsync(_project, 3, [Module(path, type, "x").Module], TestContext.Current.CancellationToken)).Code);

    private async Task CommitAsync(int version, params (string Path, string Type, string Text)[] files)
    {
        var modules = files.Select(file => Module(file.Path, file.Type, file.Text)).ToList();
        var list = modules.Select(module => module.Module).ToList();
        if (await Snapshots.PutAsync(_project, version, list, TestContext.Current.CancellationToken) is SnapshotPut.Wanting wanting)
            foreach (var module in modules.Where(module => wanting.Hashes.Contains(module.Module.Hash))) Assert.Null(await Snapshots.AddAsync(_project, module.Module.Hash, module.Content, TestContext.Current.CancellationToken));
        else return;
        Assert.IsType<SnapshotPut.Committed>(await Snapshots.PutAsync(_project, version, list, TestContext.Current.CancellationToken));
    }

    private static (SnapshotModule Module, byte[] Content) Module(string path, string type, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return (new SnapshotModule(path, Convert.ToHexStringLower(SHA256.HashData(content)), type), content);
    }

    private static async Task<string> ReadMessageAsync(RawConnection page)
    {
        string line;
        do line = await page.ReadLineAsync();
        while (!line.StartsWith("data: ", StringComparison.Ordinal));
        return line;
    }

    private Task<RawResponse> GetAsync(string path, string headers = "") => _edge.AskAsync($"GET {path} HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n{headers}\n");
}
