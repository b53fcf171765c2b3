using Forja.SandboxProtocol;

namespace Forja.SandboxAgent;

/// <summary>
/// Process 1 of a sandbox. Takes connections on the listener that the host made and passed in as descriptor 3 (no path inside leads to it), and does what the
/// control connection says. Where a host cannot pass a descriptor it names a socket instead, and connections are made from this side (<see cref="Dialer"/>). The end
/// of the control connection is the end of the sandbox: when process 1 ends, the kernel ends all others.
/// </summary>
internal sealed class Agent
{
    private const int Listener = 3;
    private const int MaxConnections = 1024;
    private const int SetDumpable = 4, SetHugePagesOff = 41, SetCloseOnExec = 2, CloseOnExecFlag = 1;

    private readonly EventLoop _loop = new();
    private readonly Processes _processes;
    private readonly Ports _ports;
    private readonly Dictionary<int, Registry> _registries = [];
    private readonly Terminals _terminals;
    private readonly Dialer? _dialer;
    private ControlConnection? _control;
    private int _connections;

    private Agent()
    {
        _processes = new Processes(_loop, () => _control);
        _ports = new Ports(_loop, message => _control?.Send(message));
        if (Environment.GetEnvironmentVariable(Dialer.Variable) is { Length: > 0 } path) _dialer = new Dialer(path);
        _terminals = new Terminals(_loop, _processes);
    }

    public static unsafe int BeProcessOne()
    {
        // Programs inside run as the same user: without this they could open our descriptors through /proc/1/fd or attach to us, and speak to the host in our name.
        if (Libc.ProcessControl(SetDumpable, 0, 0, 0, 0) != 0) return 71;

        // Inherited by all programs inside: with huge pages a bundler's memory grows severalfold, and a 512 MB sandbox spends its time rereading files.
        Libc.ProcessControl(SetHugePagesOff, 1, 0, 0, 0);
        Libc.Signal(Libc.SignalPipe, 1);
        fixed (byte* nothing = "/dev/null\0"u8)
        {
            var fd = Libc.Open(nothing, Libc.ReadWrite | Libc.CloseOnExec, 0);
            if (fd < 0) return 72;
            for (var standard = 0; standard <= 2; standard++) Libc.Duplicate(fd, standard);
            Libc.Close(fd);
        }

        new Agent().Run();
        return 0;
    }

    private void Run()
    {
        if (_dialer is null)
        {
            Libc.Control(Listener, SetCloseOnExec, CloseOnExecFlag);
            Libc.Control(Listener, 4, Libc.NonBlocking);
            _loop.Watch(Listener, Libc.EventIn, _ => Accept());
        }
        else
        {
            for (var spare = 0; spare < Dialer.Spares; spare++) Dial();
        }

        _loop.Run();
    }

    private void Dial()
    {
        var fd = _dialer!.Connect();
        if (fd < 0) End();
        Await(fd);
    }

    private unsafe void Accept()
    {
        while (true)
        {
            var fd = Libc.Accept(Listener, null, null, Libc.NonBlocking | Libc.CloseOnExec);
            if (fd < 0) return;
            Await(fd);
            ReadPreamble(fd);
        }
    }

    private void Await(int fd)
    {
        _connections++;
        _loop.Watch(fd, Libc.EventIn, _ => ReadPreamble(fd));
    }

    // Six bytes written in one call arrive in one piece on a Unix socket; a peer that sends fewer is none of ours.
    private void ReadPreamble(int fd)
    {
        Span<byte> bytes = stackalloc byte[Preamble.Size];
        var read = Descriptors.Read(fd, bytes);
        if (read == -1) return;

        _loop.Unwatch(fd);

        // The host took this one: the next is ready before it is asked for.
        if (_dialer is not null && read > 0) Dial();
        if (read != Preamble.Size || !Preamble.TryRead(bytes, out var preamble)) Refuse(fd, ConnectionAnswer.Unsupported);
        else if (_connections > MaxConnections) Refuse(fd, ConnectionAnswer.Busy);
        else Serve(fd, preamble);
    }

    private void Serve(int fd, Preamble preamble)
    {
        switch (preamble.Kind)
        {
            case ConnectionKind.Control when _control is null:
                Answer(fd, ConnectionAnswer.Accepted);
                _control = new ControlConnection(_loop, fd, Do, _processes.Regulate, End);
                _control.Send(new AgentMessage.Hello());
                break;
            case ConnectionKind.Port:
                ServePort(fd, preamble.Argument);
                break;
            case ConnectionKind.Registry:
                RegistryOf(preamble.Argument).Offer(fd, () => _connections--);
                break;
            case ConnectionKind.Terminal when _terminals.TryTake(preamble.Argument, out var terminal):
                Answer(fd, ConnectionAnswer.Accepted);
                Relay.Start(_loop, fd, terminal, () => EndTerminal(preamble.Argument), endTogether: true);
                break;
            case ConnectionKind.Terminal:
                Refuse(fd, ConnectionAnswer.Refused);
                break;
            default:
                Refuse(fd, ConnectionAnswer.Unsupported);
                break;
        }
    }

    private Registry RegistryOf(int port)
    {
        if (!_registries.TryGetValue(port, out var registry)) _registries[port] = registry = new Registry(_loop);
        return registry;
    }

    private void EndTerminal(ushort number)
    {
        _connections--;
        _terminals.Forget(number);
    }

    private void ServePort(int fd, int port)
    {
        var target = Descriptors.ConnectLoopback(port, out var pending);
        if (target < 0) Refuse(fd, ConnectionAnswer.Refused);
        else if (!pending) Join(fd, target);
        else _loop.Watch(target, Libc.EventOut, _ => Connected(fd, target));
    }

    private void Connected(int fd, int target)
    {
        _loop.Unwatch(target);
        if (Descriptors.Connected(target))
        {
            Join(fd, target);
            return;
        }

        Libc.Close(target);
        Refuse(fd, ConnectionAnswer.Refused);
    }

    private void Join(int fd, int target)
    {
        Answer(fd, ConnectionAnswer.Accepted);
        Relay.Start(_loop, fd, target, () => _connections--);
    }

    private void Do(HostMessage message)
    {
        switch (message)
        {
            case HostMessage.StartProcess start:
                _processes.Start(start);
                break;
            case HostMessage.SignalProcess signal:
                _processes.Signal(signal.Id, signal.Signal);
                break;
            case HostMessage.WatchPort watch:
                _ports.Await(watch.Port);
                break;
            case HostMessage.OpenRegistry registry:
                _ports.Hide(registry.Port);
                RegistryOf(registry.Port).Open(registry.Port);
                break;
            case HostMessage.OpenTerminal open:
                _terminals.Open(open);
                break;
            case HostMessage.ResizeTerminal resize:
                _terminals.Resize(resize.Number, resize.Columns, resize.Rows);
                break;
            case HostMessage.Shutdown shutdown:
                Libc.Kill(-1, Libc.SignalTerminate);
                ShutDown(Environment.TickCount64 + shutdown.GraceMilliseconds);
                break;
        }
    }

    private void ShutDown(long until)
    {
        if (!_processes.Any || Environment.TickCount64 >= until) End();
        _loop.After(1, () => ShutDown(until));
    }

    private void Refuse(int fd, ConnectionAnswer answer)
    {
        Answer(fd, answer);
        Libc.Close(fd);
        _connections--;
    }

    private static void Answer(int fd, ConnectionAnswer answer) => Descriptors.Send(fd, [(byte)answer]);

    private static void End() => Libc.Exit(0);
}
