namespace Forja.SandboxProtocol;

/// <summary>What the host tells the agent on the control connection.</summary>
public abstract record HostMessage
{
    private HostMessage()
    {
    }

    /// <summary>Start a program as leader of a session of its own, standard input closed. <paramref name="Id"/> is the host's name for it; environment entries are <c>NAME=value</c>.</summary>
    public sealed record StartProcess(uint Id, string Directory, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment) : HostMessage;

    /// <summary>Send a signal to the process and all of its group.</summary>
    public sealed record SignalProcess(uint Id, byte Signal) : HostMessage;

    /// <summary>Look closely until something listens on the port; <see cref="AgentMessage.PortOpened"/> follows.</summary>
    public sealed record WatchPort(ushort Port) : HostMessage;

    /// <summary>Listen on 127.0.0.1 at this port and hand connections out to waiting <see cref="ConnectionKind.Registry"/> connections.</summary>
    public sealed record OpenRegistry(ushort Port) : HostMessage;

    /// <summary>Ask all processes to end, and end with them: at the latest after the grace, in milliseconds.</summary>
    public sealed record Shutdown(uint GraceMilliseconds) : HostMessage;

    /// <summary>
    /// Start a program on a terminal of its own. <paramref name="Id"/> names the process as in <see cref="StartProcess"/>; <paramref name="Number"/> is what a
    /// <see cref="ConnectionKind.Terminal"/> connection asks for to have the terminal's bytes.
    /// </summary>
    public sealed record OpenTerminal(
        uint Id, ushort Number, ushort Columns, ushort Rows, string Directory, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment) : HostMessage;

    /// <summary>The window that shows the terminal has another size now.</summary>
    public sealed record ResizeTerminal(ushort Number, ushort Columns, ushort Rows) : HostMessage;

    public void Write(WireWriter wire)
    {
        switch (this)
        {
            case StartProcess start:
                wire.Begin(1);
                wire.UInt32(start.Id);
                wire.Text(start.Directory);
                wire.Texts(start.Arguments);
                wire.Texts(start.Environment);
                break;
            case SignalProcess signal:
                wire.Begin(2);
                wire.UInt32(signal.Id);
                wire.Byte(signal.Signal);
                break;
            case WatchPort watch:
                wire.Begin(3);
                wire.UInt16(watch.Port);
                break;
            case OpenRegistry registry:
                wire.Begin(4);
                wire.UInt16(registry.Port);
                break;
            case Shutdown shutdown:
                wire.Begin(5);
                wire.UInt32(shutdown.GraceMilliseconds);
                break;
            case OpenTerminal open:
                wire.Begin(6);
                wire.UInt32(open.Id);
                wire.UInt16(open.Number);
                wire.UInt16(open.Columns);
                wire.UInt16(open.Rows);
                wire.Text(open.Directory);
                wire.Texts(open.Arguments);
                wire.Texts(open.Environment);
                break;
            case ResizeTerminal resize:
                wire.Begin(7);
                wire.UInt16(resize.Number);
                wire.UInt16(resize.Columns);
                wire.UInt16(resize.Rows);
                break;
        }

        wire.End();
    }

    public static HostMessage Read(Frame frame)
    {
        var wire = new WireReader(frame.Content);
        return frame.Type switch
        {
            1 => new StartProcess(wire.UInt32(), wire.Text(), wire.Texts(), wire.Texts()),
            2 => new SignalProcess(wire.UInt32(), wire.Byte()),
            3 => new WatchPort(wire.UInt16()),
            4 => new OpenRegistry(wire.UInt16()),
            5 => new Shutdown(wire.UInt32()),
            6 => new OpenTerminal(wire.UInt32(), wire.UInt16(), wire.UInt16(), wire.UInt16(), wire.Text(), wire.Texts(), wire.Texts()),
            7 => new ResizeTerminal(wire.UInt16(), wire.UInt16(), wire.UInt16()),
            _ => throw new ProtocolException($"Message type {frame.Type} is unknown."),
        };
    }
}
