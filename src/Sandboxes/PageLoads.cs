namespace Forja.Sandboxes;

/// <summary>
/// Counts what people's pages are loading right now, so that work that nobody waits for lets them pass: a machine of two processors that builds, warms and checks beside a
/// first page shows that page twice as late.
/// </summary>
public sealed class PageLoads(TimeProvider time)
{
    // From one answer to what the page asks for next.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    // From a project's making to its page's first request; who made it without a browser at hand will not ask.
    private static readonly TimeSpan Arrival = TimeSpan.FromMilliseconds(700);

    // A request that an app keeps open is no page that loads.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private int _count;
    private long? _last;
    private long? _expected;
    private TaskCompletionSource? _none;

    /// <summary>A request of a person's page; disposed when it is answered.</summary>
    public IDisposable Enter()
    {
        lock (_lock) (_count, _expected) = (_count + 1, null);
        return new Load(this);
    }

    /// <summary>Somebody was just told where their page will be: it counts as loading until its first request, for as long as that may take.</summary>
    public void Expect()
    {
        lock (_lock) _expected = time.GetTimestamp();
    }

    /// <summary>Ends when no page has asked for anything for a moment, or when that takes too long to be a page that loads.</summary>
    public async Task LetPassAsync(CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        while (time.GetElapsedTime(from) is var waited && waited < Patience && NextLook() is var (answered, pause))
        {
            var left = Patience - waited;
            var longest = pause is { } quiet && quiet < left ? quiet : left;
            if (answered is null) await Task.Delay(longest, time, cancellationToken);
            else await Task.WhenAny(answered, Task.Delay(longest, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What to wait for: that all are answered, or the rest of the quiet time. Null when nobody loads anything.</summary>
    private (Task? Answered, TimeSpan? Pause)? NextLook()
    {
        lock (_lock)
        {
            if (_expected is { } since && time.GetElapsedTime(since) < Arrival) return (null, Quiet);
            if (_count > 0) return ((_none ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task, null);
            return _last is { } last && time.GetElapsedTime(last) is var quiet && quiet < Quiet ? (null, Quiet - quiet) : null;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _last = time.GetTimestamp();
            if (--_count > 0) return;
            _none?.SetResult();
            _none = null;
        }
    }

    private sealed class Load(PageLoads loads) : IDisposable
    {
        private int _over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0) loads.Leave();
        }
    }
}
