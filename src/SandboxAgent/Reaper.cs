namespace Forja.SandboxAgent;

/// <summary>
/// Collects every process that ends: the ones started here and the orphans that the kernel gives to process 1. A thread of its own waits, because a signal could be
/// taken by a thread of the runtime; the event loop is woken through a descriptor.
/// </summary>
internal sealed unsafe class Reaper
{
    private readonly Queue<(int Pid, int Status)> _ended = new();
    private readonly SemaphoreSlim _mayHaveChildren = new(0);
    private readonly int _wake = Libc.CreateEvent(0, Libc.NonBlocking | Libc.CloseOnExec);

    private Reaper()
    {
    }

    public static Reaper Start(EventLoop loop, Action<int, int> ended)
    {
        var reaper = new Reaper();
        loop.Watch(reaper._wake, Libc.EventIn, _ => reaper.Deliver(ended));
        new Thread(reaper.Collect, 128 * 1024) { IsBackground = true }.Start();
        return reaper;
    }

    /// <summary>A process was started. (Orphans can only come from one that was.)</summary>
    public void Started() => _mayHaveChildren.Release();

    private void Collect()
    {
        while (true)
        {
            int status;
            var pid = Libc.WaitProcess(-1, &status, 0);
            if (pid > 0)
            {
                lock (_ended) _ended.Enqueue((pid, status));
                ulong one = 1;
                _ = Libc.Write(_wake, (byte*)&one, sizeof(ulong));
            }
            else if (System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == Libc.NoChild)
            {
                _mayHaveChildren.Wait();
            }
        }
    }

    private void Deliver(Action<int, int> ended)
    {
        ulong count;
        _ = Libc.Read(_wake, (byte*)&count, sizeof(ulong));
        while (true)
        {
            (int Pid, int Status) one;
            lock (_ended)
            {
                if (!_ended.TryDequeue(out one)) return;
            }

            ended(one.Pid, one.Status);
        }
    }
}
