using System.Collections.Concurrent;

namespace Forja.Sandboxes.Pool;

/// <summary>The members that nobody has claimed, by starter, the oldest first. Taking one out is one atomic step: however many ask at once, each member has one taker.</summary>
internal sealed class WaitingMembers
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<PoolMember>> _queues = new();

    /// <summary>How many wait, by starter.</summary>
    public IReadOnlyDictionary<string, int> Counts => _queues.ToDictionary(queue => queue.Key, queue => queue.Value.Count);

    public void Add(PoolMember member) => _queues.GetOrAdd(member.Starter, _ => new ConcurrentQueue<PoolMember>()).Enqueue(member);

    public PoolMember? Take(string starter) => _queues.TryGetValue(starter, out var queue) && queue.TryDequeue(out var member) ? member : null;
}
