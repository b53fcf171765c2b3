namespace Forja.Sandboxes;

/// <summary>
/// A headless Chromium in a sandbox of its own, for one project and nobody else. What its pages reach is the project's app and nothing more; what it says of them is
/// the pages' word, and to be read as data.
/// </summary>
public sealed class BrowserSandbox
{
    private readonly ISandboxInstance _sandbox;
    private readonly AppWay _way;

    internal BrowserSandbox(ISandboxInstance sandbox, AppWay way) => (_sandbox, _way) = (sandbox, way);

    /// <summary>Ends when the browser is gone, for whatever reason.</summary>
    public Task Gone => _sandbox.Exited;

    /// <summary>The address under which pages reach the app.</summary>
    public Uri App => _way.Address;

    /// <summary>A connection to the browser's DevTools.</summary>
    public ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken) => _sandbox.ConnectAsync(BrowserProgram.DevToolsPort, cancellationToken);

    /// <summary>The run of the app's sandbox that pages reach from now on. Connections to an earlier one end with it.</summary>
    public void Show(long epoch, int port) => _way.Show(epoch, port);

    internal ValueTask StopAsync() => _sandbox.DisposeAsync();
}
