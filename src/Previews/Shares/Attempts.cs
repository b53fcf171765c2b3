namespace Forja.Previews.Shares;

/// <summary>Counts failed attempts by who makes them and at what, in windows of time. Bounded: when it is full, the oldest windows give way.</summary>
internal sealed class Attempts(TimeProvider time)
{
    private const int Kept = 10_000;

    private readonly Dictionary<string, (DateTimeOffset Start, int Count)> _windows = [];

    /// <summary>How long to wait before the next attempt; null when one may be made now.</summary>
    public TimeSpan? Wait(string key, int limit, TimeSpan window)
    {
        lock (_windows)
        {
            if (!_windows.TryGetValue(key, out var known) || known.Count < limit) return null;

            var left = known.Start + window - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : null;
        }
    }

    public void Count(string key, TimeSpan window)
    {
        var now = time.GetUtcNow();
        lock (_windows)
        {
            if (_windows.Count >= Kept && !_windows.ContainsKey(key)) MakeRoom();
            _windows[key] = _windows.TryGetValue(key, out var known) && known.Start + window > now ? (known.Start, known.Count + 1) : (now, 1);
        }
    }

    private void MakeRoom()
    {
        foreach (var key in _windows.OrderBy(entry => entry.Value.Start).Take(Kept / 10).Select(entry => entry.Key).ToList()) _windows.Remove(key);
    }
}
