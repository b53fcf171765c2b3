using System.Collections.Concurrent;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>
/// Does a thing once for all who want it at the same time. A caller that leaves does not stop the work; the work stops with <paramref name="stop"/>.
/// </summary>
internal sealed class SharedWork<T>(CancellationToken stop)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> _running = new();

    public Task<T> DoAsync(string key, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var entry = _running.GetOrAdd(key, _ => new Lazy<Task<T>>(() => Task.Run(() => RunAsync(key, work), CancellationToken.None)));
        return entry.Value.WaitAsync(cancellationToken);
    }

    private async Task<T> RunAsync(string key, Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return await work(stop);
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }
}
