using Forja.ProjectFiles;

namespace Forja.Sandboxes;

/// <summary>The one way out of a browser's sandbox: bytes to the web port of its project's app, of the run that was named last.</summary>
internal sealed class AppWay(SandboxConnections connections, ProjectId project, Uri address)
{
    private volatile AppRun? _run;

    /// <summary>What pages call the app.</summary>
    public Uri Address => address;

    public void Show(long epoch, int port) => _run = new AppRun(epoch, port);

    /// <summary>Carries one connection, until either side ends it.</summary>
    public async Task ServeAsync(Stream browser, CancellationToken cancellationToken)
    {
        if (_run is not { } run) return;
        Stream app;
        try
        {
            app = await connections.ConnectAsync(project, run.Epoch, run.Port, cancellationToken);
        }
        catch (Exception exception) when (exception is PortClosedException or StaleEpochException or SandboxFailedException)
        {
            // The browser sees a connection that ends, as it would with an app that is gone.
            return;
        }

        await using (app)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var there = browser.CopyToAsync(app, over.Token);
            var back = app.CopyToAsync(browser, over.Token);
            await Task.WhenAny(there, back);
            await over.CancelAsync();
            await Task.WhenAll(there, back).ContinueWith(done => _ = done.Exception, TaskScheduler.Default);
        }
    }

    private sealed record AppRun(long Epoch, int Port);
}
