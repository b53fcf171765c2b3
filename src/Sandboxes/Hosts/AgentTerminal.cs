namespace Forja.Sandboxes.Hosts;

/// <summary>A terminal that an agent holds, as the host sees it.</summary>
internal sealed class AgentTerminal(Stream stream, AgentProcess process, Func<TerminalSize, CancellationToken, Task> resize) : ISandboxTerminal
{
    public Stream Stream => stream;

    public Task<ProcessExit> Exited => process.Exited;

    public Task ResizeAsync(TerminalSize size, CancellationToken cancellationToken) => resize(size, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // Closing hangs up, which a program may ignore; its whole session is ended.
        process.Kill();
        await stream.DisposeAsync();
    }
}
