using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Forja.Previews.Targets;
using Forja.Previews.Tests.Scene;
using Forja.ProjectFiles;
using Forja.Testing.Http;

namespace Forja.Previews.Tests;

/// <summary>What a visitor is told while an app is not there, and how it comes back.</summary>
public sealed class WakeTests : IAsyncLifetime
{
    private readonly ProjectId _project = ProjectId.New();
    private Edge _edge = null!;
    private AppBehind _app = null!;
    private string _host = null!;
    private string _cookie = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await Edge.StartAsync();
        _app = await AppBehind.StartAsync("text/plain", "awake");
        _host = _edge.PreviewHost(_project);
        _cookie = await _edge.OpenPreviewAsync(_project);
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    [Trait("Case", "P21")]
    public async Task Requests_ToASleepingApp_WakeItOnceAndAreAllAnswered()
    {
        var patient = await Edge.StartAsync(new() { ["Forja:Previews:HoldRequest"] = "00:01:00" });
        await using var _ = patient;
        var wake = patient.Targets.HoldWake(_project);
        var (host, cookie) = (patient.PreviewHost(_project), await patient.OpenPreviewAsync(_project));

        var waiting = Enumerable.Range(0, 500).Select(_ => patient.AskAsync($"GET /x HTTP/1.1\nHost: {host}\nCookie: {cookie}\nAccept: */*\n\n")).ToList();
        for (var index = 0; index < 500; index++) await patient.Targets.Looks.WaitAsync();
        patient.Targets.Run(_project, 1, (5173, _app.Port));
        wake.SetResult(new PreviewTarget.Ready(1, 5173));
        var answers = await Task.WhenAll(waiting);

        Assert.All(answers, answer => Assert.Equal((200, "awake"), (answer.Status, answer.Body)));
        Assert.Equal(1, patient.Targets.Wakes);
    }

    [Fact]
    [Trait("Case", "P21")]
    public async Task Requests_ThatCannotWait_AreToldToComeBack()
    {
        _edge.Targets.HoldWake(_project);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _edge.AskAsync($"GET /api/x HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n\n")));

        Assert.All(answers, answer =>
        {
            Assert.Equal((503, "1"), (answer.Status, answer.Header("Retry-After")));
            Assert.StartsWith("application/problem+json", answer.Header("Content-Type"));
            Assert.Contains("preview.starting", answer.Body);
        });
        Assert.Equal(1, _edge.Targets.Wakes);
    }

    [Theory]
    [InlineData("pt-BR", "Iniciando seu app", "Preparando os pacotes…")]
    [InlineData("en", "Starting your app", "Preparing its packages…")]
    [Trait("Case", "P17")]
    public async Task Navigation_ToAWakingApp_GetsAPageWithStageAndLog(string language, string title, string stage)
    {
        _edge.Targets.HoldWake(_project);
        _edge.Targets.Set(_project, new PreviewTarget.Waking("preparing-dependencies"));
        _edge.Targets.Lines.Add("added 152 packages <script>alert(1)</script>");

        var page = await NavigateAsync($"Accept-Language: {language}\n");

        Assert.Equal(503, page.Status);
        Assert.StartsWith("text/html", page.Header("Content-Type"));
        Assert.Contains($"<h1 data-part=\"title\">{title}</h1>", page.Body);
        Assert.Contains(stage, WebUtility.HtmlDecode(page.Body));
        Assert.Contains("added 152 packages &lt;script&gt;", page.Body);
        Assert.Contains($"frame-ancestors 'self' http://localhost:{_edge.Port}", page.Header("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe-inline", page.Header("Content-Security-Policy"));
        Assert.Equal("no-store", page.Header("Cache-Control"));
    }

    [Fact]
    public async Task Status_FollowsTheApp_UntilItAnswers()
    {
        _edge.Targets.Set(_project, new PreviewTarget.Waking("starting"));
        Assert.Contains("\"state\":\"waking\",\"stage\":\"starting\"", (await StatusAsync()).Body);

        // Ready by its own account, but its port is closed still.
        _edge.Targets.Run(_project, 1, (5173, Edge.FreePort()));
        Assert.Contains("\"state\":\"waking\"", (await StatusAsync()).Body);

        _edge.Targets.Run(_project, 1, (5173, _app.Port));
        Assert.Contains("\"state\":\"ready\"", (await StatusAsync()).Body);
    }

    [Fact]
    public async Task Status_OfWhatWasSeen_IsHeldUntilThereIsNews()
    {
        _edge.Targets.Set(_project, new PreviewTarget.Waking("starting"));
        var seen = Regex.Match((await StatusAsync()).Body, "\"seen\":\"([^\"]+)\"").Groups[1].Value;

        var held = StatusAsync($"?seen={Uri.EscapeDataString(seen)}");
        for (var look = 0; look < 2; look++) await _edge.Targets.Looks.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(held.IsCompleted);
        _edge.Targets.Run(_project, 1, (5173, _app.Port));

        Assert.Contains("\"state\":\"ready\"", (await held).Body);
    }

    [Theory]
    [InlineData("starting", 200)]
    [InlineData("preparing-dependencies", 503)]
    public async Task Navigation_WhileTheAppComesUp_IsHeldWhenThatIsQuick(string stage, int status)
    {
        await using var edge = await Edge.StartAsync(new() { ["Forja:Previews:HoldNavigation"] = "00:00:00.001", ["Forja:Previews:HoldNavigationAtStart"] = "00:00:10" });
        var wake = edge.Targets.HoldWake(_project);
        edge.Targets.Set(_project, new PreviewTarget.Waking(stage));
        var (host, cookie) = (edge.PreviewHost(_project), await edge.OpenPreviewAsync(_project));

        var page = edge.AskAsync($"GET / HTTP/1.1\nHost: {host}\nCookie: {cookie}\nSec-Fetch-Mode: navigate\n\n");
        // The request's own look, the wake's, and the one after the first hold.
        for (var look = 0; look < 3; look++) await edge.Targets.Looks.WaitAsync(TestContext.Current.CancellationToken);
        edge.Targets.Run(_project, 1, (5173, _app.Port));
        wake.SetResult(new PreviewTarget.Ready(1, 5173));

        Assert.Equal(status, (await page).Status);
    }

    [Fact]
    [Trait("Case", "P17")]
    public async Task FailedApp_Navigation_ShowsWhyAndRestartWorks()
    {
        _edge.Targets.Set(_project, new PreviewTarget.Failed("sandbox.exited", "SyntaxError: Unexpected token <x>"));

        var page = await NavigateAsync("");
        var api = await _edge.AskAsync($"GET /api/x HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n\n");
        var restart = await _edge.AskAsync($"POST /__forja/restart HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\nOrigin: http://{_host}\nSec-Fetch-Site: same-origin\nContent-Length: 0\n\n");

        Assert.Contains("The app did not start", page.Body);
        Assert.Contains("SyntaxError: Unexpected token &lt;x&gt;", page.Body);
        Assert.Equal(503, api.Status);
        Assert.Contains("\"code\":\"sandbox.exited\"", api.Body);
        Assert.Equal(202, restart.Status);
        Assert.Equal(1, _edge.Targets.Restarts);
        Assert.Contains("\"state\":\"waking\"", (await StatusAsync()).Body);
    }

    [Fact]
    [Trait("Case", "A4")]
    public async Task Restart_FromAnotherOriginOrWithoutAccess_DoesNothing()
    {
        var foreign = await _edge.AskAsync($"POST /__forja/restart HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\nOrigin: http://{_edge.PreviewHost(ProjectId.New())}\nContent-Length: 0\n\n");
        var stranger = await _edge.AskAsync($"POST /__forja/restart HTTP/1.1\nHost: {_host}\nContent-Length: 0\n\n");

        Assert.Equal((401, 401), (foreign.Status, stranger.Status));
        Assert.Equal(0, _edge.Targets.Restarts);
    }

    [Fact]
    [Trait("Case", "P17")]
    public async Task PortWithoutListener_Navigation_SaysSoAndApiGetsJson()
    {
        _edge.Targets.Run(_project, 1, (5173, _app.Port));
        var cookie = await _edge.OpenPreviewAsync(_project, 8080);
        var host = _edge.PreviewHost(_project, 8080);

        var page = await _edge.AskAsync($"GET / HTTP/1.1\nHost: {host}\nCookie: {cookie}\nSec-Fetch-Mode: navigate\n\n");
        var api = await _edge.AskAsync($"GET / HTTP/1.1\nHost: {host}\nCookie: {cookie}\nSec-Fetch-Mode: cors\nSec-Fetch-Site: same-origin\n\n");

        Assert.Equal(502, page.Status);
        Assert.Contains("Nothing answers on port 8080 yet", page.Body);
        Assert.Equal(502, api.Status);
        Assert.Contains("preview.nothing-listens", api.Body);
    }

    [Theory]
    [Trait("Case", "P17")]
    [InlineData("\u0015\u0003\u0001\u0000\u0002\u0002\u0016")]
    [InlineData("SSH-2.0-OpenSSH_10.0\r\n")]
    [InlineData("")]
    public async Task PortThatSpeaksSomethingElse_Navigation_SaysSo(string bytes)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _edge.Targets.Run(_project, 1, (5173, ((IPEndPoint)listener.LocalEndpoint).Port));

        using var end = new CancellationTokenSource();
        var serving = AnswerEachAsync(listener, bytes, end.Token);
        var page = await NavigateAsync("");
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);

        Assert.Equal(502, page.Status);
        Assert.Contains("The app did not answer properly", page.Body);
    }

    [Theory]
    [Trait("Case", "P17")]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nold", 200, "old")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops", 500, "oops")]
    public async Task AppThatAnswersInItsOwnWay_IsPassedOn(string answer, int status, string body)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _edge.Targets.Run(_project, 1, (5173, ((IPEndPoint)listener.LocalEndpoint).Port));

        var asking = NavigateAsync("");
        using (var accepted = await listener.AcceptTcpClientAsync())
        {
            var stream = accepted.GetStream();
            await stream.ReadExactlyAsync(new byte[16]);
            await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(answer));
            accepted.Client.Shutdown(SocketShutdown.Send);
            var response = await asking;
            Assert.Equal((status, body), (response.Status, response.Body));
        }
    }

    [Fact]
    [Trait("Case", "P16")]
    public async Task RunThatEndedUnnoticed_Request_GoesToTheNextRun()
    {
        // What is known of the run is old: connecting says so, looking again finds the next one.
        _edge.Targets.Run(_project, 1, (5173, Edge.FreePort()));
        var stale = _edge.Targets;
        stale.OnNextConnect = () => stale.Run(_project, 2, (5173, _app.Port));

        var response = await _edge.AskAsync($"GET / HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n\n");

        Assert.Equal((200, "awake"), (response.Status, response.Body));
    }

    [Fact]
    public async Task ViteAskingWhetherTheServerIsBack_DoesNotWakeTheApp()
    {
        _edge.Targets.HoldWake(_project);

        var response = await _edge.AskAsync(HostileRequests.Upgrade("/", _host, $"Cookie: {_cookie}\nOrigin: http://{_host}\nSec-WebSocket-Protocol: vite-ping\n"));

        Assert.Equal(503, response.Status);
        Assert.Equal(0, _edge.Targets.Wakes);
    }

    // A connection that ends without a byte is tried again by the client behind the edge, so there may be several.
    private static async Task AnswerEachAsync(TcpListener listener, string bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var accepted = await listener.AcceptTcpClientAsync(cancellationToken);
            var stream = accepted.GetStream();
            await stream.ReadExactlyAsync(new byte[16], cancellationToken);
            await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(bytes), cancellationToken);
            accepted.Client.Shutdown(SocketShutdown.Both);
        }
    }

    private Task<RawResponse> StatusAsync(string query = "") => _edge.AskAsync($"GET /__forja/status{query} HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n\n");

    private Task<RawResponse> NavigateAsync(string headers) =>
        _edge.AskAsync($"GET /deep/page HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe\nSec-Fetch-Site: cross-site\nAccept: text/html\n{headers}\n");
}
