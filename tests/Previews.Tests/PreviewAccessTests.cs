using Forja.Previews.Tests.Scene;
using Forja.ProjectFiles;
using Forja.Testing.Http;

namespace Forja.Previews.Tests;

/// <summary>Who may look at a preview: over raw sockets, with what browsers and attackers would send.</summary>
public sealed class PreviewAccessTests : IAsyncLifetime
{
    private readonly ProjectId _project = ProjectId.New();
    private readonly ProjectId _other = ProjectId.New();
    private Edge _edge = null!;
    private AppBehind _app = null!;
    private string _host = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await Edge.StartAsync();
        _app = await AppBehind.StartAsync("text/plain", "the app");
        _edge.Targets.Run(_project, 1, (5173, _app.Port), (3000, _app.Port));
        _edge.Targets.Run(_other, 1, (5173, _app.Port));
        _host = _edge.PreviewHost(_project);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _edge.DisposeAsync();
    }

    [Fact]
    [Trait("Case", "P15")]
    public async Task Token_Opened_BecomesAHostOnlyCookieAndLeavesTheAddress()
    {
        var link = _edge.Links.OpenUrl(_project);

        var response = await _edge.AskAsync($"GET /deep/page{link.Query}&x=1 HTTP/1.1\nHost: {_host}\n\n");

        Assert.Equal(302, response.Status);
        Assert.Equal("/deep/page?x=1", response.Header("Location"));
        Assert.Equal("no-referrer", response.Header("Referrer-Policy"));
        var cookie = Assert.Single(response.All("Set-Cookie"));
        Assert.StartsWith($"__Host-forja-preview-{_edge.Instance.Id}=", cookie);
        Assert.EndsWith("; Secure; HttpOnly; SameSite=None; Partitioned", cookie);
        Assert.Contains("; Path=/;", cookie);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_app.Seen);
    }

    [Fact]
    [Trait("Case", "P15")]
    public async Task Token_UsedAgain_OpensNothing()
    {
        var link = _edge.Links.OpenUrl(_project);
        await _edge.AskAsync($"GET {link.PathAndQuery} HTTP/1.1\nHost: {_host}\n\n");

        var again = await _edge.AskAsync($"GET {link.PathAndQuery} HTTP/1.1\nHost: {_host}\nSec-Fetch-Mode: navigate\n\n");

        Assert.Equal(401, again.Status);
        Assert.Null(again.Header("Set-Cookie"));
        Assert.Contains("Open this preview from Forja", again.Body);
    }

    [Fact]
    public async Task Token_UsedAgainByABrowserThatIsIn_GoesOn()
    {
        var link = _edge.Links.OpenUrl(_project);
        var cookie = (await _edge.AskAsync($"GET {link.PathAndQuery} HTTP/1.1\nHost: {_host}\n\n")).Header("Set-Cookie")!.Split(';')[0];

        var again = await _edge.AskAsync($"GET {link.PathAndQuery} HTTP/1.1\nHost: {_host}\nCookie: {cookie}\n\n");

        Assert.Equal(302, again.Status);
        Assert.Equal("/", again.Header("Location"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_OfAnotherProjectOrForged_OpensNothing(bool another)
    {
        var query = another ? _edge.Links.OpenUrl(_other).Query : "?forja-token=" + new string('A', Forja.Accounts.Seal.Length);

        var response = await _edge.AskAsync($"GET /{query} HTTP/1.1\nHost: {_host}\n\n");

        Assert.Equal(401, response.Status);
        Assert.Null(response.Header("Set-Cookie"));
    }

    [Fact]
    [Trait("Case", "A2")]
    public async Task Preview_KnownIdAlone_IsClosed()
    {
        var unknown = _edge.PreviewHost(ProjectId.New());

        var known = await _edge.AskAsync($"GET / HTTP/1.1\nHost: {_host}\nAccept: application/json\n\n");
        var guessed = await _edge.AskAsync($"GET / HTTP/1.1\nHost: {unknown}\nAccept: application/json\n\n");

        Assert.Equal(401, known.Status);
        Assert.Contains("preview.access-required", known.Body);
        Assert.Equal((known.Status, known.Body), (guessed.Status, guessed.Body));
        Assert.Empty(_app.Seen);
    }

    [Fact]
    public async Task Preview_AppsSessionCookie_IsNoAccess()
    {
        var session = await _edge.SignInAsync();

        var response = await _edge.AskAsync($"GET / HTTP/1.1\nHost: {_host}\nCookie: {session}\n\n");

        Assert.Equal(401, response.Status);
    }

    [Fact]
    [Trait("Case", "P5")]
    public async Task AnotherPreviewsPage_WithCredentials_GetsNothing()
    {
        var mine = await _edge.OpenPreviewAsync(_project);
        var others = await _edge.OpenPreviewAsync(_other);
        var from = $"http://{_edge.PreviewHost(_other)}";
        string[] attempts =
        [
            $"Cookie: {others}\nOrigin: {from}\nSec-Fetch-Site: same-site\nSec-Fetch-Mode: cors\n",
            // Both previews are one site to a browser: it may send the right cookie along.
            $"Cookie: {mine}\nOrigin: {from}\nSec-Fetch-Site: same-site\nSec-Fetch-Mode: cors\n",
            $"Cookie: {mine}\nOrigin: {from}\n",
            $"Cookie: {mine}\nOrigin: null\n",
            $"Cookie: {mine}\nSec-Fetch-Site: same-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: image\n",
            $"Cookie: {mine}\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: script\n",
            $"Cookie: {mine}\nOrigin: http://{_host}.evil.example\n",
            $"Cookie: {mine}\nOrigin: http://{_host.Split(':')[0]}:1\n",
            $"Cookie: {mine}\nOrigin: https://{_host}\n",
            $"Cookie: {mine}\nOrigin: http://{_edge.Host}\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: cors\n",
        ];

        foreach (var attempt in attempts)
        {
            foreach (var method in new[] { "GET", "POST", "OPTIONS", "DELETE" })
            {
                var response = await _edge.AskAsync($"{method} /api/todos HTTP/1.1\nHost: {_host}\n{attempt}Content-Length: 0\n\n");
                Assert.True(response.Status == 401, $"{method} {attempt} was answered {response.Status}");
                Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            }
        }

        Assert.Empty(_app.Seen);
    }

    [Fact]
    [Trait("Case", "A4")]
    public async Task Form_PostedFromAnotherSite_DoesNotReachTheApp()
    {
        var cookie = await _edge.OpenPreviewAsync(_project);

        var response = await _edge.AskAsync($"POST /transfer HTTP/1.1\nHost: {_host}\nCookie: {cookie}\nOrigin: https://evil.example\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nContent-Length: 0\n\n");

        Assert.Equal(401, response.Status);
        Assert.Empty(_app.Seen);
    }

    [Fact]
    public async Task OwnPages_AndPeopleWhoGoThere_AreLetThrough()
    {
        var cookie = await _edge.OpenPreviewAsync(_project);
        string[] ways =
        [
            "Sec-Fetch-Site: none\nSec-Fetch-Mode: navigate\n",
            "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe\n",
            "Sec-Fetch-Site: same-origin\nSec-Fetch-Mode: cors\n",
            $"Origin: http://{_host}\nSec-Fetch-Site: same-origin\n",
            $"Origin: http://{_edge.PreviewHost(_project, 3000)}\nSec-Fetch-Site: same-site\nSec-Fetch-Mode: cors\n",
            "",
        ];

        foreach (var way in ways)
        {
            var response = await _edge.AskAsync($"GET /api/todos HTTP/1.1\nHost: {_host}\nCookie: {cookie}\n{way}\n");
            Assert.True(response.Status == 200, $"{way} was answered {response.Status}");
        }
    }

    [Fact]
    [Trait("Case", "P6")]
    public async Task WebSocket_OfAnotherOrigin_IsRefusedBeforeTheUpgrade()
    {
        var cookie = await _edge.OpenPreviewAsync(_project);

        foreach (var (who, headers) in HostileRequests.Headers(_host, cookie, $"preview.localhost:{_edge.Port}"))
        {
            var response = await _edge.AskAsync(HostileRequests.Upgrade("/", _host, headers));
            Assert.True(response.Status == 403, $"{who} was answered {response.Status}");
        }

        Assert.Equal(401, (await _edge.AskAsync(HostileRequests.Upgrade("/", _host, $"Origin: http://{_host}\n"))).Status);
        Assert.Empty(_app.Seen);
    }

    [Fact]
    [Trait("Case", "P2")]
    public async Task OwnCookie_Twice_IsRefusedAndRemoved()
    {
        var cookie = await _edge.OpenPreviewAsync(_project);
        var name = cookie.Split('=')[0];

        foreach (var header in new[] { $"Cookie: {cookie}; {name}=tossed\n", $"Cookie: {name}=tossed\nCookie: {cookie}\n" })
        {
            var response = await _edge.AskAsync($"GET / HTTP/1.1\nHost: {_host}\n{header}\n");

            Assert.Equal(400, response.Status);
            Assert.Equal(2, response.All("Set-Cookie").Count(set => set.StartsWith($"{name}=; Path=/; Max-Age=0", StringComparison.Ordinal)));
        }

        Assert.Empty(_app.Seen);
    }

    [Fact]
    public async Task Cookie_OfThisProject_OpensItsOtherPortsHostOnlyAfterALinkOfItsOwn()
    {
        var cookie = await _edge.OpenPreviewAsync(_project, 3000);

        var response = await _edge.AskAsync($"GET / HTTP/1.1\nHost: {_edge.PreviewHost(_project, 3000)}\nCookie: {cookie}\n\n");

        Assert.Equal("the app", response.Body);
        Assert.Contains($"{_project}:3000@1", _edge.Targets.Connections);
    }

    [Fact]
    public async Task BridgeScript_WithoutAccess_IsServed()
    {
        var response = await _edge.AskAsync($"GET /__forja/bridge.js HTTP/1.1\nHost: {_host}\n\n");

        Assert.Equal(200, response.Status);
        Assert.Contains("the bridge", response.Body);
        Assert.Equal(304, (await _edge.AskAsync($"GET /__forja/bridge.js HTTP/1.1\nHost: {_host}\nIf-None-Match: {response.Header("ETag")}\n\n")).Status);
    }
}
