using System.Text.Json;
using Forja.Previews.Targets;
using Forja.Previews.Tests.Scene;
using Forja.ProjectFiles;
using Forja.Testing.Http;
using Microsoft.AspNetCore.Http;

namespace Forja.Previews.Tests;

/// <summary>Links that show an app to others: what they open, for whom, and how they end. Over raw sockets.</summary>
public sealed class ShareTests : IAsyncLifetime
{
    private const string Page = "Sec-Fetch-Mode: navigate\nSec-Fetch-Site: none\nAccept: text/html\n";

    private readonly ProjectId _project = ProjectId.New();
    private readonly ProjectId _other = ProjectId.New();
    private SharesScene _scene = null!;
    private Edge _edge = null!;
    private AppBehind _app = null!;
    private string _host = null!;

    public async ValueTask InitializeAsync()
    {
        _scene = new SharesScene(_project, _other);
        _edge = await Edge.StartAsync(shares: _scene);
        _app = await AppBehind.StartAsync(AnswerAsync);
        _edge.Targets.Run(_project, 1, (5173, _app.Port));
        _edge.Targets.Run(_other, 1, (5173, _app.Port));
        _host = _edge.PreviewHost(_project);
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    [Trait("Case", "P15")]
    public async Task Link_Opened_BecomesAHostOnlyCookieAndLeavesTheAddress()
    {
        var share = await CreateAsync("{\"name\":\"For Ana\"}");

        var response = await OpenAsync(share, "/deep/page", "&x=1");

        Assert.Equal((302, "/deep/page?x=1"), (response.Status, response.Header("Location")));
        Assert.Equal(("no-referrer", "noindex, nofollow", "no-store"), (response.Header("Referrer-Policy"), response.Header("X-Robots-Tag"), response.Header("Cache-Control")));
        var cookie = Assert.Single(response.All("Set-Cookie"));
        Assert.StartsWith($"__Host-forja-share-{_edge.Instance.Id}=", cookie);
        Assert.EndsWith("; Secure; HttpOnly; SameSite=Lax", cookie);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_app.Seen);

        var page = await AskAsync("GET /deep/page?x=1", Page + $"Cookie: {cookie.Split(';')[0]}; own=1\nReferer: http://{_host}/?forja-share={CodeOf(share)}\n");

        Assert.Equal(("no-referrer", "noindex, nofollow"), (page.Header("Referrer-Policy"), page.Header("X-Robots-Tag")));
        Assert.DoesNotContain("bridge.js", page.Body);
        Assert.Equal("own=1", _app.Seen.Single().Headers["Cookie"]);
        Assert.All(_app.Seen, seen => Assert.DoesNotContain(seen.Headers, header => header.Value.Contains(CodeOf(share), StringComparison.Ordinal)));
        Assert.DoesNotContain(CodeOf(share), _edge.Logs.All);
        Assert.NotEqual(JsonValueKind.Null, (await SharesAsync()).GetProperty("items")[0].GetProperty("lastUsedAt").ValueKind);
    }

    [Fact]
    [Trait("Case", "P13")]
    public async Task Link_Revoked_WhatIsOpenEndsAndNothingNewBegins()
    {
        var share = await CreateAsync("{}");
        var guest = await CookieAsync(share);
        var owner = await _edge.OpenPreviewAsync(_project);
        await using var stream = await ListenAsync(guest);
        await using var ownersStream = await ListenAsync(owner);
        await using var socket = await RawConnection.OpenAsync(_edge.Port);
        await socket.SendAsync(HostileRequests.Upgrade("/socket", _host, $"Cookie: {guest}\nOrigin: http://{_host}\n"));
        Assert.Equal(101, (await socket.ReadResponseAsync(toHead: true)).Status);

        Assert.Equal(204, (await ApiAsync($"DELETE /api/projects/{_project}/shares/{share.GetProperty("id")}")).Status);

        await stream.ReadToEndAsync();
        await socket.ReadToEndAsync();
        Assert.Equal(401, (await AskAsync("GET /", $"Cookie: {guest}\n")).Status);
        Assert.Equal(401, (await AskAsync("GET /events", $"Cookie: {guest}\nAccept: text/event-stream\n")).Status);
        Assert.Equal(401, (await _edge.AskAsync(HostileRequests.Upgrade("/socket", _host, $"Cookie: {guest}\nOrigin: http://{_host}\n"))).Status);
        Assert.Equal(403, (await OpenAsync(share)).Status);
        // Whoever works on the project does not notice.
        await ownersStream.SendAsync("\n");
        Assert.Equal(200, (await AskAsync("GET /", $"Cookie: {owner}\n")).Status);
        Assert.Equal("private", (await SharesAsync()).GetProperty("visibility").GetString());
    }

    [Fact]
    [Trait("Case", "P13")]
    public async Task Project_MadePrivate_EndsEveryLink()
    {
        var guests = new[] { await CookieAsync(await CreateAsync("{}")), await CookieAsync(await CreateAsync("{}")) };
        Assert.Equal("link", (await SharesAsync()).GetProperty("visibility").GetString());
        await using var stream = await ListenAsync(guests[1]);

        await ApiAsync($"DELETE /api/projects/{_project}/shares");

        await stream.ReadToEndAsync();
        foreach (var guest in guests) Assert.Equal(401, (await AskAsync("GET /", $"Cookie: {guest}\n")).Status);
    }

    [Fact]
    [Trait("Case", "F15")]
    [Trait("Case", "A2")]
    public async Task Link_AlteredGuessedOfAnotherProjectOrOver_OpensNothing()
    {
        var share = await CreateAsync($"{{\"endsAt\":\"{_scene.Time.GetUtcNow().AddHours(1):O}\"}}");
        var others = await CreateAsync("{}", _other);
        var guest = await CookieAsync(share);
        var code = CodeOf(share);
        await using var stream = await ListenAsync(guest);
        var flipped = code[^1] == '0' ? '1' : '0';
        string[] codes = [code[..26], code[..26] + new string('0', 32), code[..^1] + flipped, CodeOf(others), "", "x", code + "0", code.ToUpperInvariant()];

        var answers = new List<RawResponse>();
        foreach (var wrong in codes) answers.Add(await AskAsync($"GET /?forja-share={wrong}", ""));
        answers.Add(await _edge.AskAsync($"GET /?forja-share={code} HTTP/1.1\nHost: {_edge.PreviewHost(_other)}\n\n"));
        _scene.Time.Advance(TimeSpan.FromHours(2));
        answers.Add(await OpenAsync(share));

        Assert.All(answers, answer => Assert.Equal(403, answer.Status));
        Assert.All(answers, answer => Assert.Null(answer.Header("Set-Cookie")));
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
        await stream.ReadToEndAsync();
        Assert.Equal(401, (await AskAsync("GET /", $"Cookie: {guest}\n")).Status);
        Assert.Equal(401, (await _edge.AskAsync($"GET / HTTP/1.1\nHost: {_edge.PreviewHost(_other)}\nCookie: {guest}\n\n")).Status);
        Assert.DoesNotContain(_app.Seen, seen => seen.Target == "GET /");
    }

    [Fact]
    [Trait("Case", "P5")]
    [Trait("Case", "P6")]
    public async Task Guest_AnotherPageWithItsCookie_GetsNothing()
    {
        var guest = await CookieAsync(await CreateAsync("{}"));
        var from = $"http://{_edge.PreviewHost(_other)}";

        foreach (var attempt in new[] { $"Origin: {from}\nSec-Fetch-Site: same-site\nSec-Fetch-Mode: cors\n", "Sec-Fetch-Site: same-site\nSec-Fetch-Mode: no-cors\n", $"Origin: http://{_edge.Host}\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: cors\n" })
        {
            var response = await AskAsync("GET /api/todos", $"Cookie: {guest}\n{attempt}");
            Assert.Equal(401, response.Status);
            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }

        foreach (var (who, headers) in HostileRequests.Headers(_host, guest, $"preview.localhost:{_edge.Port}"))
            Assert.True((await _edge.AskAsync(HostileRequests.Upgrade("/", _host, headers))).Status == 403, who);
        Assert.Empty(_app.Seen);
    }

    [Fact]
    [Trait("Case", "A6")]
    public async Task Passcode_Guessed_IsThrottledAndTheRightOneToo()
    {
        var share = await CreateAsync("{\"passcode\":\"4711\"}");
        var locked = await CookieAsync(share);

        Assert.Equal(401, (await AskAsync("GET /data", $"Cookie: {locked}\n")).Status);
        Assert.Contains("passcode", (await AskAsync("GET /deep", Page + $"Cookie: {locked}\n")).Body);
        var wrong = new List<RawResponse>();
        for (var guess = 0; guess < 6; guess++) wrong.Add(await UnlockAsync(locked, $"{guess}{guess}{guess}{guess}"));
        var throttled = await UnlockAsync(locked, "4711");
        _scene.Time.Advance(TimeSpan.FromMinutes(6));
        var right = await UnlockAsync(locked, "4711", "%2Fdeep");

        Assert.All(wrong, answer => Assert.Equal(401, answer.Status));
        Assert.Equal((429, true), (throttled.Status, int.Parse(throttled.Header("Retry-After")!) > 60));
        Assert.Null(throttled.Header("Set-Cookie"));
        Assert.Equal((303, "/deep"), (right.Status, right.Header("Location")));
        Assert.Equal(200, (await AskAsync("GET /", $"Cookie: {right.Header("Set-Cookie")!.Split(';')[0]}\n")).Status);
        Assert.Equal(401, (await AskAsync("GET /", $"Cookie: {locked}\n")).Status);
        Assert.Equal("/", (await UnlockAsync(locked, "4711", "%2F%2Fevil.example")).Header("Location"));
    }

    [Fact]
    [Trait("Case", "A6")]
    public async Task Links_GuessedInARow_AreAnsweredTooMany()
    {
        RawResponse last = null!;
        for (var guess = 0; guess < 31; guess++) last = await AskAsync($"GET /?forja-share={new string('a', 26)}{guess:D32}", "");

        Assert.Equal(429, last.Status);
    }

    [Fact]
    public async Task Guest_OfAnAppThatDoesNotStart_SeesNoLogAndRestartsNothing()
    {
        var guest = await CookieAsync(await CreateAsync("{}"));
        _edge.Targets.Set(_project, new PreviewTarget.Failed("sandbox.server-exited", "API_KEY=s3cret"));
        _edge.Targets.Lines.Add("DATABASE_URL=postgres://s3cret");

        var page = await AskAsync("GET /", Page + $"Cookie: {guest}\n");
        var status = await AskAsync("GET /__forja/status", $"Cookie: {guest}\n");
        var restart = await AskAsync("POST /__forja/restart", $"Cookie: {guest}\nOrigin: http://{_host}\nContent-Length: 0\n");

        Assert.Equal((503, 200, 403), (page.Status, status.Status, restart.Status));
        Assert.DoesNotContain("s3cret", page.Body + status.Body);
        Assert.Equal(0, _edge.Targets.Restarts);
    }

    [Theory]
    [InlineData("{\"passcode\":\"123\"}", 400, "share.passcode-invalid")]
    [InlineData("{\"endsAt\":\"2001-01-01T00:00:00Z\"}", 400, "share.end-past")]
    public async Task Wish_ThatMakesNoSense_IsRefusedWithItsReason(string wish, int status, string code)
    {
        var response = await ApiAsync($"POST /api/projects/{_project}/shares", wish);

        Assert.Equal(status, response.Status);
        Assert.Contains(code, response.Body);
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        }

        if (context.Request.Path == "/events")
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: 1\n\n");
            await context.Response.Body.FlushAsync();
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        }

        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync("<!doctype html><head><title>app</title>");
    }

    private static string CodeOf(JsonElement share) => share.GetProperty("url").GetString()!.Split("forja-share=")[1];

    private async Task<JsonElement> CreateAsync(string wish, ProjectId? project = null)
    {
        var response = await ApiAsync($"POST /api/projects/{project ?? _project}/shares", wish);
        Assert.Equal(201, response.Status);
        return JsonElement.Parse(response.Body);
    }

    private async Task<JsonElement> SharesAsync() => JsonElement.Parse((await ApiAsync($"GET /api/projects/{_project}/shares")).Body);

    private Task<RawResponse> ApiAsync(string line, string body = "") => _edge.AskAsync(
        $"{line} HTTP/1.1\nHost: {_edge.Host}\nAuthorization: Bearer {_edge.Instance.Token}\nContent-Type: application/json\nContent-Length: {body.Length}\n\n{body}");

    private Task<RawResponse> AskAsync(string line, string headers) => _edge.AskAsync($"{line} HTTP/1.1\nHost: {_host}\n{headers}\n");

    private Task<RawResponse> OpenAsync(JsonElement share, string path = "/", string rest = "") => AskAsync($"GET {path}?forja-share={CodeOf(share)}{rest}", "");

    private async Task<string> CookieAsync(JsonElement share) => (await OpenAsync(share)).Header("Set-Cookie")!.Split(';')[0];

    private Task<RawResponse> UnlockAsync(string cookie, string passcode, string next = "%2F")
    {
        var body = $"passcode={passcode}&next={next}";
        return _edge.AskAsync($"POST /__forja/unlock HTTP/1.1\nHost: {_host}\nCookie: {cookie}\nOrigin: http://{_host}\n{Page}Content-Type: application/x-www-form-urlencoded\nContent-Length: {body.Length}\n\n{body}");
    }

    private async Task<RawConnection> ListenAsync(string cookie)
    {
        var connection = await RawConnection.OpenAsync(_edge.Port);
        await connection.SendAsync($"GET /events HTTP/1.1\nHost: {_host}\nCookie: {cookie}\nAccept: text/event-stream\n\n");
        await connection.ReadResponseAsync(toHead: true);
        return connection;
    }
}
