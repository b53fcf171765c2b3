namespace Forja.Sandboxes;

/// <summary>Counts the starts that people wait for, so that work ahead of time lets them pass.</summary>
internal sealed class StartsInProgress
{
    private readonly Lock _lock = new();
    private int _count;
    private TaskCompletionSource _none = Ended();

    /// <summary>A start began; it is over when the task is.</summary>
    public void Count(Task settled)
    {
        lock (_lock)
        {
            if (_count++ == 0) _none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        settled.ContinueWith(
            _ =>
            {
                lock (_lock)
                {
                    if (--_count == 0) _none.TrySetResult();
                }
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Ends when nobody waits for a start.</summary>
    public async Task NoneAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task none;
            lock (_lock)
            {
                if (_count == 0) return;
                none = _none.Task;
            }

            await none.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource Ended()
    {
        var ended = new TaskCompletionSource();
        ended.SetResult();
        return ended;
    }
}
