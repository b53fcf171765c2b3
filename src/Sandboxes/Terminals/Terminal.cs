namespace Forja.Sandboxes.Terminals;

/// <summary>
/// A terminal of a project's sandbox. It lives on this side whether somebody looks at it or not: what it printed last is kept, so that a page that comes back, or a
/// second one, sees the same. When the sandbox starts anew under it, with other packages say, it goes on with a new shell.
/// </summary>
internal sealed class Terminal : IAsyncDisposable
{
    private const int Chunk = 32 * 1024;

    private static readonly byte[] Restarts = [.. "\r\n\e[0m\e[?25h\e[?1049l\e[2m── the sandbox starts anew ──\e[0m\r\n"u8];

    private readonly CancellationTokenSource _closed = new();
    private readonly Func<ISandboxTerminal, TerminalSize, CancellationToken, Task<ISandboxTerminal?>> _again;
    private volatile ISandboxTerminal _terminal;
    private TerminalSize _size;
    private readonly Sandbox _sandbox;
    private readonly SemaphoreSlim _typing = new(1, 1);
    private readonly Task _reading;

    /// <param name="number">Names it in addresses.</param>
    /// <param name="terminal">The one that is open now.</param>
    /// <param name="again">Opens another in place of one that the sandbox took with it; null when there is no sandbox to open it in.</param>
    /// <param name="size">Its window's size.</param>
    /// <param name="sandbox">Whose it is.</param>
    /// <param name="rate">Holds back what prints too much.</param>
    /// <param name="openedAt">When it was opened.</param>
    /// <param name="scrollBack">Bytes that are kept.</param>
    public Terminal(
        int number, ISandboxTerminal terminal, Func<ISandboxTerminal, TerminalSize, CancellationToken, Task<ISandboxTerminal?>> again, TerminalSize size,
        Sandbox sandbox, OutputRate rate, DateTimeOffset openedAt, int scrollBack)
    {
        (Number, _terminal, _again, _size, _sandbox, OpenedAt) = (number, terminal, again, size, sandbox, openedAt);
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
        _size = size;
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
        await _closed.CancelAsync();
        await _terminal.DisposeAsync();
        await _reading;
        await _terminal.DisposeAsync();
    }

    private async Task ReadAsync(OutputRate rate)
    {
        await Task.Yield();
        try
        {
            do
            {
                await ReadOneAsync(_terminal, rate);
            }
            while (await GoesOnAsync());
        }
        catch (Exception exception) when (exception is OperationCanceledException or SandboxFailedException or ObjectDisposedException)
        {
            // Closed from this side, or there is no sandbox any more.
        }
        finally
        {
            Printed.End();
        }
    }

    private async Task ReadOneAsync(ISandboxTerminal terminal, OutputRate rate)
    {
        var buffer = new byte[Chunk];
        try
        {
            while (await terminal.Stream.ReadAsync(buffer, _closed.Token) is > 0 and var read)
            {
                Printed.Append(buffer.AsSpan(0, read));
                _sandbox.Touch();
                await rate.PassAsync(read);
                await Printed.RoomAsync().WaitAsync(_closed.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The sandbox is gone.
        }
    }

    // A program that ended by itself ends its terminal. One that its sandbox took with it gets a successor in the next.
    private async Task<bool> GoesOnAsync()
    {
        try
        {
            await _terminal.Exited.WaitAsync(_closed.Token);
            return false;
        }
        catch (SandboxFailedException)
        {
            Printed.Append(Restarts);
            if (await _again(_terminal, _size, _closed.Token) is not { } next) return false;
            await _terminal.DisposeAsync();
            _terminal = next;
            return true;
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
