namespace Forja.Sandboxes.Terminals;

/// <summary>
/// A terminal of a project's sandbox. It lives on this side whether somebody looks at it or not: what it printed last is kept, so that a page that comes back, or a
/// second one, sees the same.
/// </summary>
internal sealed class Terminal : IAsyncDisposable
{
    private const int Chunk = 32 * 1024;

    private readonly ISandboxTerminal _terminal;
    private readonly Sandbox _sandbox;
    private readonly SemaphoreSlim _typing = new(1, 1);
    private readonly Task _reading;

    public Terminal(int number, ISandboxTerminal terminal, Sandbox sandbox, OutputRate rate, DateTimeOffset openedAt, int scrollBack)
    {
        (Number, _terminal, _sandbox, OpenedAt) = (number, terminal, sandbox, openedAt);
        Printed = new ScrollBack(scrollBack);
        _reading = ReadAsync(rate);
    }

    public int Number { get; }

    public DateTimeOffset OpenedAt { get; }

    public ScrollBack Printed { get; }

    /// <summary>Ends when the program has ended and all that it printed was read; its exit code, or null when the sandbox went away under it.</summary>
    public Task<int?> Ended => EndedAsync();

    public Sandbox Sandbox => _sandbox;

    /// <summary>Types: what is typed by several at once is not mixed within one piece.</summary>
    public async Task TypeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _sandbox.Wake();
        await _typing.WaitAsync(cancellationToken);
        try
        {
            await _terminal.Stream.WriteAsync(bytes, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It has just ended: there is nobody to type to.
        }
        finally
        {
            _typing.Release();
        }
    }

    public async Task ResizeAsync(TerminalSize size, CancellationToken cancellationToken)
    {
        _sandbox.Wake();
        try
        {
            await _terminal.ResizeAsync(size, cancellationToken);
        }
        catch (SandboxFailedException)
        {
            // It has just ended.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _sandbox.Wake();
        await _terminal.DisposeAsync();
        await _reading;
    }

    private async Task ReadAsync(OutputRate rate)
    {
        await Task.Yield();
        var buffer = new byte[Chunk];
        try
        {
            while (await _terminal.Stream.ReadAsync(buffer) is > 0 and var read)
            {
                Printed.Append(buffer.AsSpan(0, read));
                _sandbox.Touch();
                await rate.PassAsync(read);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Closed from this side, or the sandbox is gone.
        }
        finally
        {
            Printed.End();
        }
    }

    private async Task<int?> EndedAsync()
    {
        await _reading;
        try
        {
            return (await _terminal.Exited).Code;
        }
        catch (SandboxFailedException)
        {
            return null;
        }
    }
}
