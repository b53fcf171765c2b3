using Forja.Accounts;
using Forja.Previews.Tests.Scene;
using Forja.Testing.Http;

namespace Forja.Previews.Tests.Door;

/// <summary>The app's door over raw sockets: who is let in, and what everybody else is told.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private Edge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await Edge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task StartLink_RightKey_SignsInAndLeavesTheAddress()
    {
        var response = await _edge.AskAsync($"GET /p/abc?key={_edge.Instance.Key}&tab=code HTTP/1.1\nHost: {_edge.Host}\n\n");

        Assert.Equal(302, response.Status);
        Assert.Equal("/p/abc?tab=code", response.Header("Location"));
        Assert.Equal("no-referrer", response.Header("Referrer-Policy"));
        var cookie = response.Header("Set-Cookie")!;
        Assert.StartsWith($"__Host-forja-{_edge.Instance.Id}=", cookie);
        Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        foreach (var attribute in new[] { "secure", "httponly", "samesite=strict" }) Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task StartLink_PathThatLooksLikeAHost_StaysHere(string path)
    {
        var response = await _edge.AskAsync($"GET {path}?key={_edge.Instance.Key} HTTP/1.1\nHost: {_edge.Host}\n\n");

        Assert.DoesNotContain("//", response.Header("Location") ?? "/");
        Assert.DoesNotContain("\\", response.Header("Location") ?? "/");
    }

    [Fact]
    public async Task Cookie_OfASignedInBrowser_OpensTheApi()
    {
        var cookie = await _edge.SignInAsync();

        var response = await _edge.AskAsync($"GET /api/me HTTP/1.1\nHost: {_edge.Host}\nCookie: {cookie}\nSec-Fetch-Site: same-origin\n\n");

        Assert.Equal(200, response.Status);
        Assert.Contains($"\"instance\":\"{_edge.Instance.Id}\"", response.Body);
        Assert.Contains($"\"previewHost\":\"preview.localhost:{_edge.Port}\"", response.Body);
        Assert.Contains("\"mode\":\"local\"", response.Body);
    }

    [Fact]
    public async Task Bearer_InstanceToken_OpensTheApi()
    {
        var response = await _edge.AskAsync($"POST /api/projects HTTP/1.1\nHost: {_edge.Host}\nAuthorization: Bearer {_edge.Instance.Token}\nContent-Length: 0\n\n");

        Assert.Equal(200, response.Status);
    }

    [Fact]
    [Trait("Case", "A6")]
    public async Task Credentials_WrongInAnyWay_GetTheSameAnswer()
    {
        var instance = _edge.Instance;
        string[] wrong =
        [
            "", "Authorization: Bearer x\n", $"Authorization: Bearer {instance.Token[..^1]}\n", $"Authorization: Basic {instance.Token}\n", $"Authorization: Bearer {instance.Key}\n",
            $"Cookie: __Host-forja-{instance.Id}=x\n", $"Cookie: __Host-forja-{instance.Id}={new string('A', Seal.Length)}\n", $"Cookie: forja={instance.Token}\n",
        ];

        var answers = new HashSet<string>();
        foreach (var headers in wrong)
        {
            var response = await _edge.AskAsync($"GET /api/me HTTP/1.1\nHost: {_edge.Host}\n{headers}\n");
            answers.Add($"{response.Status} {response.Body}");
        }

        var answer = Assert.Single(answers);
        Assert.StartsWith("401", answer);
        Assert.Contains("auth.required", answer);
        Assert.Empty(_edge.Reached);
    }

    [Fact]
    public async Task Cookie_SealedForAPreview_DoesNotOpenTheApp()
    {
        var project = ProjectFiles.ProjectId.New();
        _edge.Targets.Run(project, 1, (5173, 1));
        var preview = await _edge.OpenPreviewAsync(project);

        var response = await _edge.AskAsync($"GET /api/me HTTP/1.1\nHost: {_edge.Host}\nCookie: __Host-forja-{_edge.Instance.Id}={preview.Split('=')[1]}\n\n");

        Assert.Equal(401, response.Status);
    }

    [Theory]
    [Trait("Case", "A7")]
    [InlineData("pt-BR,pt;q=0.9", "Falta abrir pelo link do Forja")]
    [InlineData("de,en;q=0.8", "Open Forja from its link")]
    public async Task Navigation_WithoutKey_IsToldWhatToDo(string language, string title)
    {
        var response = await _edge.AskAsync($"GET / HTTP/1.1\nHost: {_edge.Host}\nAccept: text/html\nSec-Fetch-Mode: navigate\nSec-Fetch-Site: none\nAccept-Language: {language}\n\n");

        Assert.Equal(401, response.Status);
        Assert.Contains(title, response.Body);
        Assert.Contains($"http://localhost:{_edge.Port}/?key=", response.Body);
        Assert.DoesNotContain(_edge.Instance.Key, response.Body);
        Assert.Contains("frame-ancestors 'none'", response.Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task Navigation_StartedByAnotherSite_TriesAgainFromHere()
    {
        var response = await _edge.AskAsync($"GET /p/abc HTTP/1.1\nHost: {_edge.Host}\nAccept: text/html\nSec-Fetch-Mode: navigate\nSec-Fetch-Site: cross-site\n\n");

        Assert.Equal(200, response.Status);
        Assert.Contains("http-equiv=\"refresh\" content=\"0;url=/p/abc\"", response.Body);
    }

    [Theory]
    [Trait("Case", "P11")]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("localhost.")]
    [InlineData("127.0.0.2")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("169.254.169.254")]
    [InlineData("previewXlocalhost")]
    public async Task Host_OfSomebodyElse_IsMisdirected(string host)
    {
        var response = await _edge.AskAsync($"GET /api/me HTTP/1.1\nHost: {host}:{_edge.Port}\nAuthorization: Bearer {_edge.Instance.Token}\n\n");

        Assert.Equal(421, response.Status);
        Assert.Empty(_edge.Reached);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task Host_Loopback_IsOurs(string host)
    {
        var response = await _edge.AskAsync($"GET /api/me HTTP/1.1\nHost: {host}:{_edge.Port}\nAuthorization: Bearer {_edge.Instance.Token}\n\n");

        Assert.Equal(200, response.Status);
    }

    [Fact]
    [Trait("Case", "A4")]
    [Trait("Case", "P1")]
    public async Task AnotherOrigin_WithThePersonsCookie_IsRefusedEverywhere()
    {
        var cookie = await _edge.SignInAsync();

        foreach (var (who, headers) in HostileRequests.Headers(_edge.Host, cookie, $"preview.localhost:{_edge.Port}"))
        {
            foreach (var (method, path) in new[] { ("GET", "/api/me"), ("POST", "/api/projects"), ("PUT", "/api/x"), ("DELETE", "/api/x"), ("PATCH", "/api/x"), ("OPTIONS", "/api/me"), ("POST", "/") })
            {
                var response = await _edge.AskAsync(HostileRequests.Request(method, path, _edge.Host, headers));
                Assert.True(response.Status == 403, $"{who}: {method} {path} was answered {response.Status}");
                Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            }
        }

        Assert.Empty(_edge.Reached);
    }

    [Fact]
    [Trait("Case", "P6")]
    public async Task WebSocket_OfAnotherOrigin_IsRefusedBeforeTheUpgrade()
    {
        var cookie = await _edge.SignInAsync();

        foreach (var (who, headers) in HostileRequests.Headers(_edge.Host, cookie, $"preview.localhost:{_edge.Port}"))
        {
            var response = await _edge.AskAsync(HostileRequests.Upgrade("/api/projects/x/terminals/1", _edge.Host, headers));
            Assert.True(response.Status == 403, $"{who} was answered {response.Status}");
        }

        var silent = await _edge.AskAsync(HostileRequests.Upgrade("/api/projects/x/terminals/1", _edge.Host, $"Cookie: {cookie}\n"));
        Assert.Equal(401, silent.Status);
        Assert.Empty(_edge.Reached);
    }

    [Fact]
    [Trait("Case", "A4")]
    public async Task UnsafeMethod_CookieWithoutWordOfItsOrigin_IsNotEnough()
    {
        var cookie = await _edge.SignInAsync();

        var silent = await _edge.AskAsync($"POST /api/projects HTTP/1.1\nHost: {_edge.Host}\nCookie: {cookie}\nContent-Length: 0\n\n");
        var own = await _edge.AskAsync($"POST /api/projects HTTP/1.1\nHost: {_edge.Host}\nCookie: {cookie}\nOrigin: http://{_edge.Host}\nContent-Length: 0\n\n");

        Assert.Equal(401, silent.Status);
        Assert.Equal(200, own.Status);
    }

    [Fact]
    [Trait("Case", "P23")]
    public async Task Answers_OfTheApp_CannotBeFramedAndRunOnlyOwnScripts()
    {
        var cookie = await _edge.SignInAsync();

        var response = await _edge.AskAsync($"GET / HTTP/1.1\nHost: {_edge.Host}\nCookie: {cookie}\n\n");

        var policy = response.Header("Content-Security-Policy")!;
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval';", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains($"frame-src http://*.preview.localhost:{_edge.Port};", policy);
        Assert.DoesNotContain("'unsafe-eval'", policy);
        Assert.Equal("same-origin", response.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("nosniff", response.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", response.Header("Referrer-Policy"));
    }

    [Fact]
    [Trait("Case", "A8")]
    [Trait("Case", "P15")]
    public async Task Logs_AtTheirFinest_HoldNoSecret()
    {
        var project = ProjectFiles.ProjectId.New();
        await using var app = await AppBehind.StartAsync("text/html", "<h1>app</h1>");
        _edge.Targets.Run(project, 1, (5173, app.Port));
        var cookie = await _edge.SignInAsync();
        var link = _edge.Links.OpenUrl(project);
        var opened = await _edge.AskAsync($"GET {link.PathAndQuery} HTTP/1.1\nHost: {link.Authority}\n\n");
        var previewCookie = opened.Header("Set-Cookie")!.Split(';')[0];
        await _edge.AskAsync($"GET /api/me HTTP/1.1\nHost: {_edge.Host}\nAuthorization: Bearer {_edge.Instance.Token}\n\n");
        await _edge.AskAsync($"GET /page HTTP/1.1\nHost: {link.Authority}\nCookie: {previewCookie}\n\n");
        await _edge.AskAsync($"GET /?key=wrong{_edge.Instance.Key} HTTP/1.1\nHost: {_edge.Host}\n\n");

        var logs = _edge.Logs.All;

        Assert.NotEmpty(logs);
        foreach (var secret in new[] { _edge.Instance.Key, _edge.Instance.Token, cookie.Split('=')[1], previewCookie.Split('=')[1], link.Query.Split('=')[1] })
            Assert.DoesNotContain(secret, logs);
    }

    [Fact]
    public async Task Health_WithoutCredentials_IsOpen()
    {
        Assert.Equal(200, (await _edge.AskAsync($"GET /health/live HTTP/1.1\nHost: {_edge.Host}\n\n")).Status);
    }
}
