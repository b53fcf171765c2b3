using System.IO.Compression;
using System.Text;
using Forja.Previews.Tests.Scene;
using Forja.ProjectFiles;
using Forja.Testing.Http;
using Microsoft.AspNetCore.Http;

namespace Forja.Previews.Tests;

/// <summary>What the edge adds to an app's documents, and that it leaves everything else alone.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    private const string Navigation = "Sec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe\nSec-Fetch-Site: cross-site\nAccept: text/html\nAccept-Encoding: gzip, br\n";

    private readonly ProjectId _project = ProjectId.New();
    private Edge _edge = null!;
    private AppBehind? _app;
    private string _host = null!;
    private string _cookie = null!;

    private string Tag => $"<script src=\"/__forja/bridge.js\" data-app=\"http://localhost:{_edge.Port} http://127.0.0.1:{_edge.Port}\"></script>";

    public async ValueTask InitializeAsync()
    {
        _edge = await Edge.StartAsync();
        _host = _edge.PreviewHost(_project);
        _cookie = await _edge.OpenPreviewAsync(_project);
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        if (_app is not null) await _app.DisposeAsync();
    }

    [Fact]
    public async Task Document_OfTheApp_BeginsWithTheBridge()
    {
        await RunAsync(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = 37;
            return context.Response.WriteAsync("<!doctype html><head><title>a</title>");
        });

        var response = await AskAsync(Navigation);

        Assert.Equal($"<!doctype html><head>{Tag}<title>a</title>", response.Body);
        Assert.Equal("identity", _app!.Seen.Single().Headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task Document_ThatStreams_StillStreams()
    {
        var next = new TaskCompletionSource();
        await RunAsync(async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<html><head><title>first</title>");
            await context.Response.Body.FlushAsync();
            await next.Task;
            await context.Response.WriteAsync("<p>second");
        });
        await using var connection = await RawConnection.OpenAsync(_edge.Port);

        await connection.SendAsync($"GET / HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n{Navigation}\n");
        await connection.ReadResponseAsync(toHead: true);
        await connection.ReadLineAsync();
        var first = await connection.ReadLineAsync();
        next.SetResult();

        Assert.Equal($"<html><head>{Tag}<title>first</title>", first);
    }

    [Theory]
    [InlineData("Sec-Fetch-Mode: cors\nSec-Fetch-Dest: empty\nSec-Fetch-Site: same-origin\n", "text/html")]
    [InlineData(Navigation, "application/json")]
    [InlineData(Navigation, "text/html; charset=utf-16")]
    [InlineData("Accept: */*\n", "text/html")]
    public async Task Answer_ThatIsNoDocument_PassesAsItIs(string headers, string type)
    {
        await RunAsync(context =>
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = 14;
            return context.Response.WriteAsync("<head></head>\n");
        });

        var response = await AskAsync(headers);

        Assert.Equal("<head></head>\n", response.Body);
        Assert.Equal("14", response.Header("Content-Length"));
    }

    [Fact]
    public async Task Document_CompressedInSpiteOfTheRequest_PassesAsItIs()
    {
        await RunAsync(async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("<head>"));
        });

        var response = await AskAsync(Navigation);

        Assert.Equal("gzip", response.Header("Content-Encoding"));
        Assert.DoesNotContain("__forja", response.Body);
    }

    [Fact]
    public async Task Subresource_OfTheApp_KeepsItsCompression()
    {
        await RunAsync(context => context.Response.WriteAsync("x"));

        await AskAsync("Sec-Fetch-Mode: no-cors\nSec-Fetch-Dest: script\nSec-Fetch-Site: same-origin\nAccept-Encoding: gzip, br\n");

        Assert.Equal("gzip, br", _app!.Seen.Single().Headers["Accept-Encoding"]);
    }

    [Fact]
    [Trait("Case", "P23")]
    public async Task Frames_OnlyTheWorkbenchAndThePreviewItselfMayShowIt()
    {
        await RunAsync(context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentSecurityPolicy = new[] { "default-src 'self'; frame-ancestors 'none'; script-src 'self' 'nonce-abc123'", "frame-ancestors *, img-src 'self'" };
            context.Response.Headers.XFrameOptions = "DENY";
            return context.Response.WriteAsync("<head>");
        });

        var response = await AskAsync(Navigation);

        var policies = response.All("Content-Security-Policy");
        Assert.Equal(
            ["default-src 'self'; script-src 'self' 'nonce-abc123'", "img-src 'self'", $"frame-ancestors 'self' http://localhost:{_edge.Port} http://127.0.0.1:{_edge.Port}"], policies);
        Assert.Null(response.Header("X-Frame-Options"));
        Assert.Contains(" nonce=\"abc123\"></script>", response.Body);
    }

    private async Task RunAsync(RequestDelegate answer)
    {
        _app = await AppBehind.StartAsync(answer);
        _edge.Targets.Run(_project, 1, (5173, _app.Port));
    }

    private Task<RawResponse> AskAsync(string headers) => _edge.AskAsync($"GET / HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n{headers}\n");
}
