namespace Forja.Sandboxes;

/// <summary>A terminal inside a sandbox with a program on it. Disposing it closes the terminal, which ends what still runs on it.</summary>
public interface ISandboxTerminal : IAsyncDisposable
{
    /// <summary>What the program writes and what is typed, byte for byte. It ends when nothing holds the terminal any more.</summary>
    Stream Stream { get; }

    /// <summary>Ends when the program has ended.</summary>
    Task<ProcessExit> Exited { get; }

    Task ResizeAsync(TerminalSize size, CancellationToken cancellationToken);
}
