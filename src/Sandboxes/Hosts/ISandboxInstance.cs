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

    /// <summary>Stops everything inside where it stands; false where the machine cannot. Whoever sends something in afterwards calls <see cref="Thaw"/> first.</summary>
    bool TryFreeze();

    void Thaw();

    /// <summary>Somebody waits for it from now on: it gets as much of the processors as others. Fine when it had that already.</summary>
    void ComeForward();

    /// <summary>Gives back what memory can be had back; takes a while.</summary>
    void ReclaimMemory();

    /// <summary>Memory used now, in bytes; null where nobody counts it.</summary>
    long? MemoryBytes { get; }

    /// <summary>Processes and threads that were refused so far because the limit was reached.</summary>
    long RefusedProcesses { get; }

    /// <summary>What runs inside now.</summary>
    IReadOnlyList<ProcessSample> Processes();

    Task<ISandboxProcess> StartProcessAsync(SandboxCommand command, SandboxOutput? output, CancellationToken cancellationToken);

    /// <summary>Starts a program on a terminal of its own.</summary>
    Task<ISandboxTerminal> OpenTerminalAsync(SandboxCommand command, TerminalSize size, CancellationToken cancellationToken);

    /// <summary>Has this serve each connection that something inside opens to <c>http://127.0.0.1:4873</c>, from now on. Once; later calls change nothing.</summary>
    Task OpenRegistryAsync(Func<Stream, CancellationToken, Task> serve, CancellationToken cancellationToken);

    /// <summary>Ends as soon as something inside listens on the port.</summary>
    Task WaitForPortAsync(int port, CancellationToken cancellationToken);

    /// <summary>A new connection to a port inside, on 127.0.0.1 or ::1. Throws <see cref="PortClosedException"/> when nobody listens.</summary>
    ValueTask<Stream> ConnectAsync(int port, CancellationToken cancellationToken);
}
