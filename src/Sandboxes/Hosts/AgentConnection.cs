using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Forja.SandboxProtocol;

namespace Forja.Sandboxes.Hosts;

/// <summary>
/// The control connection to one agent. One loop reads, so what it reports comes in order; writers take turns. When it ends, for whatever reason, the sandbox is over.
/// </summary>
internal sealed class AgentConnection : IAsyncDisposable
{
    private readonly IAgentDoor _door;
    private readonly NetworkStream _stream;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly WireWriter _wire = new();

    private AgentConnection(IAgentDoor door, NetworkStream stream)
    {
        _door = door;
        _stream = stream;
    }

    /// <summary>Connects and waits for the agent's first word. The agent need not be up yet: its listener is, and the kernel keeps the connection for it.</summary>
    public static async Task<AgentConnection> OpenAsync(IAgentDoor door, CancellationToken cancellationToken)
    {
        var stream = await door.ConnectAsync(new Preamble(ConnectionKind.Control, 0), cancellationToken);
        return new AgentConnection(door, stream);
    }

    public ValueTask<NetworkStream> ConnectAsync(Preamble preamble, CancellationToken cancellationToken) => _door.ConnectAsync(preamble, cancellationToken);

    /// <summary>Reads until the connection ends. Each message is given as it comes; output's bytes are only valid during the call.</summary>
    public async Task ReadAsync(Action<AgentMessage> received, OutputReceived output, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(_stream);
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(cancellationToken);
                reader.AdvanceTo(Take(result.Buffer, received, output), result.Buffer.End);
                if (result.IsCompleted) return;
            }
        }
        catch (IOException)
        {
            // A reset is an end like any other: the agent was killed.
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    public async Task SendAsync(HostMessage message, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            message.Write(_wire);
            await _stream.WriteAsync(_wire.Pending, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new SandboxFailedException("sandbox.lost", "The sandbox is gone.", exception);
        }
        finally
        {
            _wire.Take(_wire.Length);
            _writing.Release();
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static SequencePosition Take(ReadOnlySequence<byte> buffer, Action<AgentMessage> received, OutputReceived output)
    {
        var bytes = buffer.IsSingleSegment ? buffer.FirstSpan : buffer.ToArray();
        var taken = 0;
        while (Frame.TryRead(bytes[taken..], out var frame, out var consumed))
        {
            taken += consumed;
            if (frame.Type != AgentMessage.OutputType)
            {
                received(AgentMessage.Read(frame));
                continue;
            }

            AgentMessage.ReadOutput(frame, out var id, out var error, out var printed);
            output(id, error, printed);
        }

        return buffer.GetPosition(taken);
    }

    /// <summary>A piece of what a process printed.</summary>
    internal delegate void OutputReceived(uint id, bool error, ReadOnlySpan<byte> bytes);
}
