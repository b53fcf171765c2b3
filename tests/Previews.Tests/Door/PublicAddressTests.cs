using System.Security.Cryptography.X509Certificates;
using Forja.Previews.Tests.Browser;
using Forja.Previews.Tests.Scene;
using Forja.ProjectFiles;
using Forja.Testing.Http;

namespace Forja.Previews.Tests.Door;

/// <summary>An instance with an address and a preview domain of its own: with its own certificate, and behind a reverse proxy.</summary>
public sealed class PublicAddressTests
{
    private readonly ProjectId _project = ProjectId.New();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OwnCertificate_AppAndPreviews_SpeakTls(bool pem)
    {
        using var certificate = new WildcardCertificate("forja.test", "previews-forja.test");
        await using var app = await AppBehind.StartAsync("text/plain", "the app");
        await using var edge = await Edge.StartAsync(new(Addresses)
        {
            ["Forja:Server:Certificate:Path"] = pem ? certificate.Pem : certificate.Pfx,
            ["Forja:Server:Certificate:KeyPath"] = pem ? certificate.Key : null,
            ["Forja:Server:Certificate:Password"] = pem ? null : "secret",
        });
        edge.Targets.Run(_project, 1, (5173, app.Port));
        var link = edge.Links.OpenUrl(_project);
        Assert.Equal(("https", $"{_project}.previews-forja.test"), (link.Scheme, link.Authority));

        var opened = await AskAsync(link.Authority, $"GET {link.PathAndQuery} HTTP/1.1\nHost: {link.Authority}\n\n");
        var cookie = opened.Header("Set-Cookie")!.Split(';')[0];
        var page = await AskAsync(link.Authority, $"GET / HTTP/1.1\nHost: {link.Authority}\nCookie: {cookie}\n\n");
        var start = await AskAsync("forja.test", $"GET /?key={edge.Instance.Key} HTTP/1.1\nHost: forja.test\n\n");
        var me = await AskAsync("forja.test", $"GET /api/me HTTP/1.1\nHost: forja.test\nAuthorization: Bearer {edge.Instance.Token}\nOrigin: https://forja.test\n\n");

        Assert.Equal("the app", page.Body);
        Assert.Equal("https", app.Seen.Single().Headers["X-Forwarded-Proto"]);
        Assert.Equal(302, start.Status);
        Assert.Contains("\"previewHost\":\"previews-forja.test\"", me.Body);
        Assert.Contains("frame-src https://*.previews-forja.test;", me.Header("Content-Security-Policy"));
        Assert.Contains("max-age", me.Header("Strict-Transport-Security"));
        Assert.Equal("https://forja.test/", edge.Instance.StartUrl(new Uri("https://forja.test")).GetLeftPart(UriPartial.Path));

        async Task<RawResponse> AskAsync(string host, string request)
        {
            await using var connection = await RawConnection.OpenTlsAsync(edge.Port, host, (_, shown, _, _) => ((X509Certificate2)shown!).Thumbprint == certificate.Thumbprint);
            await connection.SendAsync(request);
            return await connection.ReadResponseAsync();
        }
    }

    [Fact]
    public async Task TrustedProxy_ForwardedSchemeAndClient_AreBelieved()
    {
        await using var app = await AppBehind.StartAsync("text/plain", "the app");
        await using var edge = await Edge.StartAsync(new(Addresses) { ["Forja:Server:TrustedProxies:0"] = "127.0.0.0/8" });
        edge.Targets.Run(_project, 1, (5173, app.Port));
        const string Proxied = "X-Forwarded-For: 203.0.113.9\nX-Forwarded-Proto: https\nX-Forwarded-Host: evil.example\n";

        var seen = await edge.AskAsync($"GET /seen HTTP/1.1\nHost: forja.test\nAuthorization: Bearer {edge.Instance.Token}\nOrigin: https://forja.test\n{Proxied}\n");
        var host = edge.Links.AddressOf(_project).Authority;
        await edge.AskAsync($"GET / HTTP/1.1\nHost: {host}\nAuthorization: Bearer {edge.Instance.Token}\nOrigin: https://{host}\n{Proxied}\n");

        Assert.Equal("https 203.0.113.9 forja.test", seen.Body);
        var headers = app.Seen.Single().Headers;
        Assert.Equal(("203.0.113.9", "https", host), (headers["X-Forwarded-For"], headers["X-Forwarded-Proto"], headers["X-Forwarded-Host"]));
    }

    [Fact]
    public async Task AnybodyElse_ForwardedSchemeAndClient_AreIgnored()
    {
        await using var edge = await Edge.StartAsync(new() { ["Forja:Server:TrustedProxies:0"] = "203.0.113.1" });

        var seen = await edge.AskAsync($"GET /seen HTTP/1.1\nHost: {edge.Host}\nAuthorization: Bearer {edge.Instance.Token}\nX-Forwarded-For: 203.0.113.9\nX-Forwarded-Proto: https\nX-Forwarded-Host: evil.example\n\n");

        Assert.Equal($"http 127.0.0.1 {edge.Host}", seen.Body);
    }

    [Fact]
    [Trait("Needs", "chromium")]
    public async Task OwnCertificate_InChromium_WorkbenchFramesThePreview()
    {
        var port = Edge.FreePort();
        using var certificate = new WildcardCertificate("forja.test", "previews-forja.test");
        await using var app = await AppBehind.StartAsync("text/html", "<h1>Quadro</h1>");
        await using var scene = await BrowserScene.StartAsync(
            new()
            {
                ["Forja:Port"] = $"{port}",
                ["Forja:Server:PublicUrl"] = $"https://forja.test:{port}",
                ["Forja:Previews:Host"] = "previews-forja.test",
                ["Forja:Server:Certificate:Path"] = certificate.Pem,
                ["Forja:Server:Certificate:KeyPath"] = certificate.Key,
            },
            ignoreCertificates: true);
        scene.Edge.Targets.Run(_project, 1, (5173, app.Port));

        await scene.FrameAsync(scene.Edge.Links.OpenUrl(_project));
        await scene.HearAsync("rendered");
        await scene.ForgetAsync();
        await scene.TellAsync(new { type = "reload" });

        await scene.HearAsync("rendered");
    }

    private static Dictionary<string, string?> Addresses => new() { ["Forja:Server:PublicUrl"] = "https://forja.test", ["Forja:Previews:Host"] = "previews-forja.test" };
}
