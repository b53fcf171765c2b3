namespace Forja.Turns.Events;

/// <summary>What a reader finds at its cursor. The set is closed.</summary>
internal abstract record EventRead
{
    private EventRead() { }

    /// <summary>The next events, in order.</summary>
    public sealed record Frames(IReadOnlyList<EventFrame> Items) : EventRead;

    /// <summary>The cursor is older than memory: the durable events up to <paramref name="Head"/> come from the store, then the snapshot.</summary>
    public sealed record Behind(long After, long Head, IReadOnlyList<EventFrame> Snapshot) : EventRead;

    /// <summary>Nothing yet; the task ends when there may be something.</summary>
    public sealed record Nothing(Task Changed) : EventRead;

    /// <summary>The project is gone.</summary>
    public sealed record End : EventRead;
}
