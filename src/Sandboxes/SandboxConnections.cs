using Forja.ProjectFiles;

namespace Forja.Sandboxes;

/// <summary>Byte streams into the sandboxes that run on this node, for whoever carries preview traffic. The epoch is checked at each connection: a route kept from an earlier run reaches nothing.</summary>
public sealed class SandboxConnections
{
    internal const int RegistryPort = 4873, OutsidePort = 4874;

    private const int LowestPort = 1024;

    private readonly LiveSandboxes _sandboxes;

    internal SandboxConnections(LiveSandboxes sandboxes) => _sandboxes = sandboxes;

    /// <summary>Whether an app's port may be reached at all: not the system's, and not the platform's own.</summary>
    public static bool IsReachable(int port) => port is >= LowestPort and <= ushort.MaxValue and not (RegistryPort or OutsidePort);

    /// <summary>A new connection to a port inside. Throws <see cref="StaleEpochException"/> or <see cref="PortClosedException"/>.</summary>
    public ValueTask<Stream> ConnectAsync(ProjectId project, long epoch, int port, CancellationToken cancellationToken)
    {
        if (!IsReachable(port)) throw new PortClosedException(port);
        return _sandboxes.Find(project) is { } sandbox ? sandbox.ConnectAsync(epoch, port, cancellationToken) : throw new StaleEpochException(project, epoch);
    }

    /// <summary>Keeps the sandbox awake until the answer is disposed of; null when it has none here.</summary>
    public IDisposable? Hold(ProjectId project) => _sandboxes.Find(project)?.Hold();

    /// <summary>Somebody uses the sandbox: puts off its rest.</summary>
    public void Touch(ProjectId project) => _sandboxes.Find(project)?.Touch();
}
