using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Forja.SandboxAgent;

/// <summary>One thread waits here for descriptors to become ready and for times to come, and calls whoever waits for them. Everything else runs on this thread, so nothing needs a lock.</summary>
internal sealed unsafe class EventLoop
{
    private const int Batch = 64;

    // The kernel packs epoll_event on x64 only.
    private static readonly int Stride = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int DataOffset = Stride - 8;

    private readonly int _poll = Libc.CreatePoll(Libc.CloseOnExec);
    private readonly List<(long At, Action Run)> _timers = [];
    private readonly List<(long At, Action Run)> _due = [];
    private readonly byte[] _events = new byte[Batch * 16];
    private Watched?[] _watched = new Watched?[256];

    // Tells a new holder of a descriptor's number from an old one whose event was already fetched.
    private uint _generation;

    public void Watch(int fd, int events, Action<int> ready)
    {
        if (fd >= _watched.Length) Array.Resize(ref _watched, Math.Max(fd + 1, _watched.Length * 2));
        _watched[fd] = new Watched(ready, events, ++_generation);
        if (events != 0) Change(Libc.ControlAdd, fd, events, _generation);
    }

    /// <summary>Changes what is waited for. With no events the descriptor leaves the poll altogether: a hang-up would be reported again and again otherwise.</summary>
    public void Rewatch(int fd, int events)
    {
        var watched = _watched[fd]!;
        if (watched.Events == events) return;

        Change(events == 0 ? Libc.ControlDelete : watched.Events == 0 ? Libc.ControlAdd : Libc.ControlModify, fd, events, watched.Generation);
        watched.Events = events;
    }

    public void Unwatch(int fd)
    {
        if (fd >= _watched.Length || _watched[fd] is not { } watched) return;
        if (watched.Events != 0) Change(Libc.ControlDelete, fd, 0, 0);
        _watched[fd] = null;
    }

    public void After(long milliseconds, Action run) => _timers.Add((Environment.TickCount64 + milliseconds, run));

    public void Run()
    {
        while (true)
        {
            int count;
            fixed (byte* events = _events)
            {
                count = Libc.WaitPoll(_poll, events, Batch, Timeout());
            }

            for (var index = 0; index < count; index++) Dispatch(_events.AsSpan(index * Stride, Stride));
            RunTimers();
        }
    }

    private void Dispatch(ReadOnlySpan<byte> entry)
    {
        var events = BinaryPrimitives.ReadInt32LittleEndian(entry);
        var fd = BinaryPrimitives.ReadInt32LittleEndian(entry[DataOffset..]);
        var generation = BinaryPrimitives.ReadUInt32LittleEndian(entry[(DataOffset + 4)..]);
        if (_watched[fd] is { } watched && watched.Generation == generation && watched.Events != 0) watched.Ready(events);
    }

    private int Timeout()
    {
        if (_timers.Count == 0) return -1;
        var next = long.MaxValue;
        foreach (var timer in _timers) next = Math.Min(next, timer.At);
        return (int)Math.Clamp(next - Environment.TickCount64, 0, int.MaxValue);
    }

    private void RunTimers()
    {
        var now = Environment.TickCount64;
        for (var index = _timers.Count - 1; index >= 0; index--)
        {
            if (_timers[index].At > now) continue;
            _due.Add(_timers[index]);
            _timers.RemoveAt(index);
        }

        foreach (var timer in _due) timer.Run();
        _due.Clear();
    }

    private void Change(int operation, int fd, int events, uint generation)
    {
        var change = stackalloc byte[16];
        var span = new Span<byte>(change, 16);
        BinaryPrimitives.WriteInt32LittleEndian(span, events);
        BinaryPrimitives.WriteInt32LittleEndian(span[DataOffset..], fd);
        BinaryPrimitives.WriteUInt32LittleEndian(span[(DataOffset + 4)..], generation);
        Libc.ControlPoll(_poll, operation, fd, change);
    }

    private sealed class Watched(Action<int> ready, int events, uint generation)
    {
        public Action<int> Ready { get; } = ready;

        public int Events { get; set; } = events;

        public uint Generation { get; } = generation;
    }
}
