namespace Forja.Sandboxes.Terminals;

/// <summary>
/// Holds a program back that prints faster than anybody could read: the reader waits, the pipes fill, and the program waits with them. One per sandbox, so that ten
/// programs share what one may have.
/// </summary>
internal sealed class OutputRate(long bytesPerSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _since = time.GetTimestamp();
    private double _owed;

    /// <summary>Ends when so many more bytes may be read.</summary>
    public Task PassAsync(int bytes)
    {
        double wait;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _owed = Math.Max(0, _owed - (time.GetElapsedTime(_since, now).TotalSeconds * bytesPerSecond)) + bytes;
            _since = now;
            // A second's worth may come at once: builds print in bursts.
            wait = (_owed - bytesPerSecond) / bytesPerSecond;
        }

        return wait <= 0 ? Task.CompletedTask : Task.Delay(TimeSpan.FromSeconds(wait), time);
    }
}
