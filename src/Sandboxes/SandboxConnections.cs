using Forja.ProjectFiles;

namespace Forja.Sandboxes;

/// <summary>Byte streams into the sandboxes that run on this node, for whoever carries preview traffic. The epoch is checked at each connection: a route kept from an earlier run reaches nothing.</summary>
public sealed class SandboxConnections
{
    /// <summary>A new connection to a port inside. Throws <see cref="StaleEpochException"/> or <see cref="PortClosedException"/>.</summary>
    public ValueTask<Stream> ConnectAsync(ProjectId project, long epoch, int port, CancellationToken cancellationToken) =>
        throw new StaleEpochException(project, epoch);

    /// <summary>Somebody uses the sandbox: puts off its idle stop.</summary>
    public void Touch(ProjectId project) => _ = project;
}
