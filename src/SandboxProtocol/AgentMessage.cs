namespace Forja.SandboxProtocol;

/// <summary>What the agent tells the host on the control connection.</summary>
public abstract record AgentMessage
{
    private AgentMessage()
    {
    }

    /// <summary>The first message: the agent is up.</summary>
    public sealed record Hello : AgentMessage;

    public sealed record ProcessStarted(uint Id, uint Pid) : AgentMessage;

    /// <summary>The program could not be started; the number is Linux' errno.</summary>
    public sealed record ProcessFailed(uint Id, uint Error) : AgentMessage;

    /// <summary>The process ended and its output so far was sent. A signal that ended it is given, else 0.</summary>
    public sealed record ProcessExited(uint Id, byte Code, byte Signal) : AgentMessage;

    /// <summary>Something listens on the port now.</summary>
    public sealed record PortOpened(ushort Port) : AgentMessage;

    /// <summary>Nothing listens on the port any more.</summary>
    public sealed record PortClosed(ushort Port) : AgentMessage;

    /// <summary>Type byte of <see cref="WriteOutput"/>, which is no record: it is the one frequent message, and needs no object.</summary>
    public const byte OutputType = 68;

    /// <summary>Bytes that a process printed, as they came.</summary>
    public static void WriteOutput(WireWriter wire, uint id, bool error, ReadOnlySpan<byte> bytes)
    {
        wire.Begin(OutputType);
        wire.UInt32(id);
        wire.Byte(error ? (byte)1 : (byte)0);
        wire.Bytes(bytes);
        wire.End();
    }

    public static void ReadOutput(Frame frame, out uint id, out bool error, out ReadOnlySpan<byte> bytes)
    {
        var wire = new WireReader(frame.Content);
        id = wire.UInt32();
        error = wire.Byte() != 0;
        bytes = wire.Rest();
    }

    public void Write(WireWriter wire)
    {
        switch (this)
        {
            case Hello:
                wire.Begin(64);
                break;
            case ProcessStarted started:
                wire.Begin(65);
                wire.UInt32(started.Id);
                wire.UInt32(started.Pid);
                break;
            case ProcessFailed failed:
                wire.Begin(66);
                wire.UInt32(failed.Id);
                wire.UInt32(failed.Error);
                break;
            case ProcessExited exited:
                wire.Begin(67);
                wire.UInt32(exited.Id);
                wire.Byte(exited.Code);
                wire.Byte(exited.Signal);
                break;
            case PortOpened opened:
                wire.Begin(69);
                wire.UInt16(opened.Port);
                break;
            case PortClosed closed:
                wire.Begin(70);
                wire.UInt16(closed.Port);
                break;
        }

        wire.End();
    }

    /// <summary>Reads any message but output, see <see cref="ReadOutput"/>.</summary>
    public static AgentMessage Read(Frame frame)
    {
        var wire = new WireReader(frame.Content);
        return frame.Type switch
        {
            64 => new Hello(),
            65 => new ProcessStarted(wire.UInt32(), wire.UInt32()),
            66 => new ProcessFailed(wire.UInt32(), wire.UInt32()),
            67 => new ProcessExited(wire.UInt32(), wire.Byte(), wire.Byte()),
            69 => new PortOpened(wire.UInt16()),
            70 => new PortClosed(wire.UInt16()),
            _ => throw new ProtocolException($"Message type {frame.Type} is unknown."),
        };
    }
}
