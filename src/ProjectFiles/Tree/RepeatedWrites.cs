using System.Collections.Concurrent;

namespace Forja.ProjectFiles.Tree;

/// <summary>
/// Sees to it that no watcher misses the last of several quick writes of one file. Watchers drop a change that follows another of the same file too soon: chokidar,
/// which Vite watches with, within 50 ms (measured: the second write of two within that time is never seen). A file that is written again that soon is touched once
/// more when it has been left alone for a while.
/// </summary>
internal sealed class RepeatedWrites(TimeProvider time, Action<FilePath> touch)
{
    /// <summary>Writes closer together than this may be taken for one; twice what was measured, because the watcher counts from when it noticed.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    /// <summary>How long after the last write the file is touched: the watcher's own pause is over by then even on a busy machine.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    // Only writes of the last moments matter; a turn that writes thousands of files must not be remembered for ever.
    private const int Remembered = 1024;

    private readonly ConcurrentDictionary<FilePath, long> _written = new();
    private readonly ConcurrentDictionary<FilePath, ITimer> _due = new();

    /// <summary>The file has just been written.</summary>
    public void Written(FilePath path)
    {
        var now = time.GetTimestamp();
        var soon = _written.TryGetValue(path, out var before) && time.GetElapsedTime(before, now) < Soon;
        _written[path] = now;
        if (soon) _due.GetOrAdd(path, Wait).Change(Pause, Timeout.InfiniteTimeSpan);
        if (_written.Count > Remembered) Forget(now);
    }

    private ITimer Wait(FilePath path) => time.CreateTimer(_ => End(path), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void End(FilePath path)
    {
        if (!_due.TryRemove(path, out var timer)) return;
        timer.Dispose();
        touch(path);
    }

    private void Forget(long now)
    {
        foreach (var (path, at) in _written)
        {
            if (time.GetElapsedTime(at, now) >= Soon) _written.TryRemove(path, out _);
        }
    }
}
