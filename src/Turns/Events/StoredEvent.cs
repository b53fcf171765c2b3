namespace Forja.Turns.Events;

/// <summary>A durable event as the database keeps it, written in the transaction of the change it tells.</summary>
public sealed class StoredEvent
{
    public required string Project { get; init; }
    public required long Seq { get; init; }
    public required string Type { get; init; }
    public required byte[] Json { get; init; }
}
