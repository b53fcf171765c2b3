using Forja.SandboxProtocol;

namespace Forja.SandboxAgent;

/// <summary>The processes that the host asked for: passes on what they print, in order and as fast as the host takes it, and how they end.</summary>
internal sealed class Processes
{
    // What an ended process left in its pipes is sent before its end is told; a grandchild that goes on printing must not put that off for ever.
    private const int LastReads = 64;

    private readonly EventLoop _loop;
    private readonly Reaper _reaper;
    private readonly Func<ControlConnection?> _control;
    private readonly List<ChildProcess> _children = [];
    private readonly byte[] _buffer = new byte[16 * 1024];

    public Processes(EventLoop loop, Func<ControlConnection?> control)
    {
        _loop = loop;
        _control = control;
        _reaper = Reaper.Start(loop, Ended);
    }

    public bool Any => _children.Exists(child => !child.Exited);

    /// <summary>Starts a program, on a terminal when one is named; false, and the host is told, when it cannot be.</summary>
    public bool Start(HostMessage.StartProcess start, string? terminal = null)
    {
        var error = 22;
        var child = start.Arguments.Count == 0 ? null : ChildProcess.Start(start, terminal, out error);
        if (child is null)
        {
            Failed(start.Id, error);
            return false;
        }

        _children.Add(child);
        GoesBeforeUs(child.Pid);
        if (child.Output >= 0) _loop.Watch(child.Output, Libc.EventIn, _ => Pass(child, false));
        if (child.Error >= 0) _loop.Watch(child.Error, Libc.EventIn, _ => Pass(child, true));
        _reaper.Started();
        Tell(new AgentMessage.ProcessStarted(child.Id, (uint)child.Pid));
        Regulate();
        return true;
    }

    public void Failed(uint id, int error) => Tell(new AgentMessage.ProcessFailed(id, (uint)error));

    public void Signal(uint id, int signal)
    {
        if (_children.Find(child => child.Id == id) is { } child) Libc.Kill(-child.Pid, signal);
    }

    /// <summary>Waits for output, or lets it wait in the pipes while the host is behind.</summary>
    public void Regulate()
    {
        var events = _control() is { Congested: false } ? Libc.EventIn : 0;
        foreach (var child in _children)
        {
            if (child.Output >= 0) _loop.Rewatch(child.Output, events);
            if (child.Error >= 0) _loop.Rewatch(child.Error, events);
        }
    }

    private bool Pass(ChildProcess child, bool error)
    {
        var fd = error ? child.Error : child.Output;
        if (fd < 0) return false;

        var read = Descriptors.Read(fd, _buffer);
        if (read == -1) return false;
        if (read <= 0)
        {
            Close(child, error, fd);
            return false;
        }

        if (_control() is { } control)
        {
            control.SendOutput(child.Id, error, _buffer.AsSpan(0, read));
            if (control.Congested) Regulate();
        }

        return true;
    }

    private void Close(ChildProcess child, bool error, int fd)
    {
        _loop.Unwatch(fd);
        Libc.Close(fd);
        if (error) child.Error = -1;
        else child.Output = -1;
        Forget(child);
    }

    private void Ended(int pid, int status)
    {
        if (_children.Find(child => child.Pid == pid && !child.Exited) is not { } child) return;

        for (var reads = 0; reads < LastReads && (Pass(child, false) | Pass(child, true)); reads++)
        {
        }

        child.Exited = true;
        var signal = status & 0x7F;
        Tell(new AgentMessage.ProcessExited(child.Id, signal == 0 ? (byte)(status >> 8) : (byte)(128 + signal), (byte)signal));
        Forget(child);
    }

    // Kept while a grandchild still holds a pipe, so that its output and a later signal to the group find their way.
    private void Forget(ChildProcess child)
    {
        if (child is { Exited: true, Output: < 0, Error: < 0 }) _children.Remove(child);
    }

    // When the sandbox's memory is full the kernel ends a program and not the agent, which would be the end of all. Programs inherit it from one another.
    private static unsafe void GoesBeforeUs(int pid)
    {
        Span<byte> path = stackalloc byte[40];
        if (!System.Text.Unicode.Utf8.TryWrite(path, $"/proc/{pid}/oom_score_adj\0", out _)) return;
        fixed (byte* name = path)
        fixed (byte* score = "800"u8)
        {
            var fd = Libc.Open(name, Libc.ReadWrite | Libc.CloseOnExec, 0);
            if (fd < 0) return;
            _ = Libc.Write(fd, score, 3);
            Libc.Close(fd);
        }
    }

    private void Tell(AgentMessage message) => _control()?.Send(message);
}
