using System.Text.Json.Nodes;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>
/// The browser of one turn. It is started with the turn, so that it is up long before there is anything to look at, and let go of at the turn's end. Why there is
/// none, if there is none, is known as a code.
/// </summary>
internal sealed class BrowserSession : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly Task<Opened> _opening;
    private readonly string _language;
    private readonly TimeProvider _time;

    private BrowserSession(Browsers browsers, ProjectId project, Uri app, string language, TimeProvider time)
    {
        (_language, _time) = (language, time);
        _opening = Task.Run(() => OpenAsync(browsers, project, app, _over.Token));
    }

    /// <summary>Starts it; nothing is waited for.</summary>
    public static BrowserSession Start(Browsers browsers, ProjectId project, Uri app, string language, TimeProvider time) => new(browsers, project, app, language, time);

    /// <summary>Waits until the browser is up; null when it is, else the code of the reason why there is none.</summary>
    public async Task<string?> LackAsync(CancellationToken cancellationToken) => (await _opening.WaitAsync(cancellationToken)).Lack;

    /// <summary>The address of the app in this browser.</summary>
    public async Task<Uri> AppAsync(CancellationToken cancellationToken) => (await ReadyAsync(cancellationToken)).Lease.Browser.App;

    public async Task ShowAsync(long epoch, int port, CancellationToken cancellationToken) => (await ReadyAsync(cancellationToken)).Lease.Browser.Show(epoch, port);

    /// <summary>A tab of its own; dispose it.</summary>
    public async Task<BrowserPage> PageAsync(Viewport viewport, CancellationToken cancellationToken)
    {
        var (lease, connection) = await ReadyAsync(cancellationToken);
        return await BrowserPage.OpenAsync(connection, lease.Browser.App, viewport, _language, _time, cancellationToken);
    }

    /// <summary>A page got out of hand: the browser is not used again.</summary>
    public async Task SpoilAsync(CancellationToken cancellationToken) => (await ReadyAsync(cancellationToken)).Lease.Spoil();

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        var opened = await _opening;
        if (opened.Connection is not null) await opened.Connection.DisposeAsync();
        if (opened.Lease is not null) await opened.Lease.DisposeAsync();
        _over.Dispose();
    }

    private static async Task<Opened> OpenAsync(Browsers browsers, ProjectId project, Uri app, CancellationToken cancellationToken)
    {
        if (browsers.Lack is { } lack) return new Opened(lack, null, null);
        BrowserLease? lease = null;
        DevToolsConnection? connection = null;
        try
        {
            lease = await browsers.OpenAsync(project, app, cancellationToken);
            connection = await DevToolsConnection.OpenAsync(lease.Browser.ConnectAsync, cancellationToken);
            EndWindows(connection);
            await connection.CallAsync(null, "Target.setDiscoverTargets", new JsonObject { ["discover"] = true }, cancellationToken);
            return new Opened(null, lease, connection);
        }
        catch (Exception exception) when (exception is SandboxFailedException or DevToolsException or PortClosedException or OperationCanceledException)
        {
            // Half a browser is none: the checks say so, and the turn goes on.
            if (connection is not null) await connection.DisposeAsync();
            lease?.Spoil();
            if (lease is not null) await lease.DisposeAsync();
            return new Opened(exception is SandboxFailedException { Code: var code } && code.StartsWith("browser.", StringComparison.Ordinal) ? code : "browser.failed", null, null);
        }
    }

    // What a page opens beside itself is nobody's: it is ended as soon as it is there.
    private static void EndWindows(DevToolsConnection connection) => connection.Listen("", (method, happened) =>
    {
        if (method != "Target.targetCreated" || happened.Child("targetInfo") is not { } target) return;
        if (target.Text("type") != "page" || target.Text("openerId") is null || target.Text("targetId") is not { } id) return;
        _ = connection.CallAsync(null, "Target.closeTarget", new JsonObject { ["targetId"] = id }, CancellationToken.None).ContinueWith(done => _ = done.Exception, TaskScheduler.Default);
    });

    private async Task<(BrowserLease Lease, DevToolsConnection Connection)> ReadyAsync(CancellationToken cancellationToken) =>
        await _opening.WaitAsync(cancellationToken) is { Lease: { } lease, Connection: { } connection } ? (lease, connection) : throw new DevToolsException("There is no browser.");

    private sealed record Opened(string? Lack, BrowserLease? Lease, DevToolsConnection? Connection);
}
