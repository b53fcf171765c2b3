namespace Forja.Sandboxes.Services;

/// <summary>A copy of a service's data as it was at one moment.</summary>
internal sealed class SnapshotRecord
{
    public required string Project { get; init; }

    public required string Kind { get; init; }

    public required int Number { get; init; }

    /// <summary>The project's newest version at that moment.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Why it was made: a person's words, or empty.</summary>
    public required string Note { get; init; }

    /// <summary>The platform made it before it went over the data.</summary>
    public required bool Automatic { get; init; }
}
