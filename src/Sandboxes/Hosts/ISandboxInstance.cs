namespace Forja.Sandboxes;

/// <summary>A sandbox that is up: its agent answers. Disposing it stops it and leaves no process, mount, cgroup or file of it behind.</summary>
public interface ISandboxInstance : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Ends when the sandbox is gone, for whatever reason; never fails.</summary>
    Task<SandboxExit> Exited { get; }

    /// <summary>Ports that something inside listens on, in order.</summary>
    IReadOnlyList<int> ListeningPorts { get; }

    /// <summary>Called after <see cref="ListeningPorts"/> changed.</summary>
    event Action? PortsChanged;

    Task<ISandboxProcess> StartProcessAsync(SandboxCommand command, SandboxOutput? output, CancellationToken cancellationToken);

    /// <summary>Ends as soon as something inside listens on the port.</summary>
    Task WaitForPortAsync(int port, CancellationToken cancellationToken);

    /// <summary>A new connection to a port inside, on 127.0.0.1 or ::1. Throws <see cref="PortClosedException"/> when nobody listens.</summary>
    ValueTask<Stream> ConnectAsync(int port, CancellationToken cancellationToken);
}
