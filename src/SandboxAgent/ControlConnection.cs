using Forja.SandboxProtocol;

namespace Forja.SandboxAgent;

/// <summary>The host's framed messages, in and out. When the host takes no more, <see cref="Congested"/> says so, and whoever produces output waits.</summary>
internal sealed class ControlConnection
{
    private const int CongestedAt = 256 * 1024;
    private const int RelievedAt = 64 * 1024;

    private readonly EventLoop _loop;
    private readonly int _fd;
    private readonly Action<HostMessage> _received;
    private readonly Action _relieved;
    private readonly Action _lost;
    private byte[] _input = new byte[8192];
    private int _filled;

    public ControlConnection(EventLoop loop, int fd, Action<HostMessage> received, Action relieved, Action lost)
    {
        _loop = loop;
        _fd = fd;
        _received = received;
        _relieved = relieved;
        _lost = lost;
        loop.Watch(fd, Libc.EventIn, Ready);
    }

    public bool Congested { get; private set; }

    private WireWriter Output { get; } = new();

    public void Send(AgentMessage message)
    {
        message.Write(Output);
        Flush();
    }

    public void SendOutput(uint id, bool error, ReadOnlySpan<byte> bytes)
    {
        AgentMessage.WriteOutput(Output, id, error, bytes);
        Flush();
    }

    private void Ready(int events)
    {
        if ((events & Libc.EventOut) != 0) Flush();
        if ((events & ~Libc.EventOut) != 0) Receive();
    }

    private void Receive()
    {
        if (_filled == _input.Length) Array.Resize(ref _input, _input.Length * 2);
        var read = Descriptors.Read(_fd, _input.AsSpan(_filled));
        if (read is 0 or -2) _lost();
        if (read <= 0) return;

        _filled += read;
        var start = 0;
        while (Frame.TryRead(_input.AsSpan(start, _filled - start), out var frame, out var consumed))
        {
            start += consumed;
            _received(HostMessage.Read(frame));
        }

        _input.AsSpan(start, _filled - start).CopyTo(_input);
        _filled -= start;
    }

    private void Flush()
    {
        while (Output.Length > 0)
        {
            var sent = Descriptors.Send(_fd, Output.Pending.Span);
            if (sent == -2) _lost();
            if (sent <= 0) break;
            Output.Take(sent);
        }

        _loop.Rewatch(_fd, Output.Length > 0 ? Libc.EventIn | Libc.EventOut : Libc.EventIn);
        if (Output.Length >= CongestedAt)
        {
            Congested = true;
        }
        else if (Congested && Output.Length <= RelievedAt)
        {
            Congested = false;
            _relieved();
        }
    }
}
