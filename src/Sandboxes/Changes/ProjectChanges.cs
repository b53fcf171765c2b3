using System.Threading.Channels;

namespace Forja.Sandboxes.Changes;

/// <summary>
/// Takes in what programs change in one project, from its sandbox's start to its end: once they pause, and ever more seldom while they do not. One loop does it, so nothing overlaps.
/// </summary>
internal sealed class ProjectChanges(TreeWatches watches, string root, Func<Task<bool>> takeIn, ChangesOptions options, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan ShortestSpacing = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _over = new();
    private Task _work = Task.CompletedTask;

    public ProjectChanges Begin()
    {
        _work = Task.Run(WorkAsync);
        return this;
    }

    /// <summary>Ends, after what changed last was taken in.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _work;
        _over.Dispose();
    }

    private async Task WorkAsync()
    {
        using var watch = watches.Watch(root, () => _changed.Writer.TryWrite(true));
        var spacing = ShortestSpacing;
        try
        {
            while (true)
            {
                await ChangedAsync(watch);
                if (!await takeIn()) continue;

                // Whether it goes on is known only after the pause.
                await Task.Delay(spacing, time, _over.Token);
                var goesOn = _changed.Reader.TryPeek(out _) || await ChangesWithinAsync(spacing);
                spacing = goesOn && spacing * 2 is var wider ? (wider < options.LongestSpacing ? wider : options.LongestSpacing) : ShortestSpacing;
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            await takeIn();
        }
    }

    private async Task ChangedAsync(TreeWatch watch)
    {
        if (watch.IsBlind)
        {
            await Task.Delay(options.LookEvery, time, _over.Token);
            return;
        }

        await _changed.Reader.ReadAsync(_over.Token);
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < options.LongestWait && await ChangesWithinAsync(options.Quiet)) _changed.Reader.TryRead(out _);
    }

    private async Task<bool> ChangesWithinAsync(TimeSpan patience)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
        using var timer = time.CreateTimer(_ => late.Cancel(), null, patience, Timeout.InfiniteTimeSpan);
        try
        {
            return await _changed.Reader.WaitToReadAsync(late.Token);
        }
        catch (OperationCanceledException) when (!_over.IsCancellationRequested)
        {
            return false;
        }
    }
}
