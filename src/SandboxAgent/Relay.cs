namespace Forja.SandboxAgent;

/// <summary>
/// Carries bytes between two sockets, or a socket and a terminal, until both have ended. One side's end is passed on as a half close, so that a peer may still answer; what one side does not
/// take is kept (one read's worth) and the other is not read meanwhile.
/// </summary>
internal sealed class Relay
{
    // All relays share one buffer: what cannot be passed on at once is copied out of it.
    private static readonly byte[] Shared = new byte[64 * 1024];

    private readonly EventLoop _loop;
    private readonly Action _ended;
    private readonly bool _endTogether;
    private readonly Direction _there;
    private readonly Direction _back;
    private bool _closed;

    private Relay(EventLoop loop, int one, int other, Action ended, bool endTogether)
    {
        _loop = loop;
        _ended = ended;
        _endTogether = endTogether;
        _there = new Direction(one, other);
        _back = new Direction(other, one);
    }

    /// <param name="loop">Where it is waited.</param>
    /// <param name="one">One side; closed at the end.</param>
    /// <param name="other">The other side; closed at the end.</param>
    /// <param name="ended">Called after both are closed.</param>
    /// <param name="endTogether">Whether the end of one side is the end of both: a terminal has no half close.</param>
    public static void Start(EventLoop loop, int one, int other, Action ended, bool endTogether = false)
    {
        var relay = new Relay(loop, one, other, ended, endTogether);
        loop.Watch(one, Libc.EventIn, events => relay.Ready(events, relay._there, relay._back));
        loop.Watch(other, Libc.EventIn, events => relay.Ready(events, relay._back, relay._there));
    }

    // "From" starts at the ready socket, "to" ends at it.
    private void Ready(int events, Direction from, Direction to)
    {
        if (_closed) return;

        var good = (events & Libc.EventError) == 0;
        if (good && (events & Libc.EventOut) != 0) good = to.Flush();
        if (good && (events & (Libc.EventIn | Libc.EventHangUp)) != 0) good = from.Pump(Shared);
        if (!good || (from.Done && to.Done) || (_endTogether && (from.Done || to.Done)))
        {
            Close();
            return;
        }

        Update(_there.From, _there, _back);
        Update(_back.From, _back, _there);
    }

    private void Update(int fd, Direction reading, Direction writing) =>
        _loop.Rewatch(fd, (reading.WantsRead ? Libc.EventIn : 0) | (writing.WantsWrite ? Libc.EventOut : 0));

    private void Close()
    {
        _closed = true;
        foreach (var fd in (ReadOnlySpan<int>)[_there.From, _back.From])
        {
            _loop.Unwatch(fd);
            Libc.Close(fd);
        }

        _ended();
    }

    private sealed class Direction(int from, int to)
    {
        private byte[]? _kept;
        private int _start;
        private bool _ended;

        public int From => from;

        public bool WantsRead => !_ended && _kept is null;

        public bool WantsWrite => _kept is not null;

        public bool Done => _ended && _kept is null;

        public bool Pump(byte[] buffer)
        {
            if (!WantsRead) return true;

            var read = Descriptors.Read(from, buffer);
            if (read is -1 or -2) return read == -1;
            if (read == 0)
            {
                _ended = true;
                Libc.ShutDown(to, Libc.ShutWrite);
                return true;
            }

            var sent = Descriptors.Send(to, buffer.AsSpan(0, read));
            if (sent == -2) return false;
            sent = Math.Max(sent, 0);
            if (sent < read)
            {
                _kept = buffer.AsSpan(sent, read - sent).ToArray();
                _start = 0;
            }

            return true;
        }

        public bool Flush()
        {
            if (_kept is null) return true;

            var sent = Descriptors.Send(to, _kept.AsSpan(_start));
            if (sent == -2) return false;
            _start += Math.Max(sent, 0);
            if (_start == _kept.Length) _kept = null;
            return true;
        }
    }
}
