using Forja.SandboxProtocol;

namespace Forja.Sandboxes.Hosts;

/// <content>Terminals.</content>
internal sealed partial class AgentSandbox
{
    private int _lastTerminal;

    public async Task<ISandboxTerminal> OpenTerminalAsync(SandboxCommand command, TerminalSize size, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        var number = (ushort)Interlocked.Increment(ref _lastTerminal);
        var process = new AgentProcess(id, null, Signal);
        _processes[id] = process;
        try
        {
            if (_over.IsCancellationRequested) throw Lost();
            await _connection.SendAsync(
                new HostMessage.OpenTerminal(id, number, size.Columns, size.Rows, command.Directory, command.Arguments, EnvironmentOf(command)), cancellationToken);
            await process.Started.WaitAsync(cancellationToken);
            var stream = await _connection.ConnectAsync(new Preamble(ConnectionKind.Terminal, number), cancellationToken);
            return new AgentTerminal(stream, process, (to, cancelled) => _connection.SendAsync(new HostMessage.ResizeTerminal(number, to.Columns, to.Rows), cancelled));
        }
        catch
        {
            _processes.TryRemove(id, out _);
            Kill(id);
            throw;
        }
    }
}
