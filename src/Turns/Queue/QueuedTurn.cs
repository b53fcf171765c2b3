namespace Forja.Turns.Queue;

/// <summary>A message that waits until the running turn of its project has ended. Written by the project's turn grain alone.</summary>
public sealed class QueuedTurn
{
    public required string Id { get; init; }
    public required string Project { get; init; }

    /// <summary>Its place: the smallest goes first.</summary>
    public required int Position { get; set; }

    public required string Text { get; set; }
    public required TurnMode Mode { get; set; }

    /// <summary>The model to ask; null = the project's own.</summary>
    public string? Model { get; set; }

    public required string Language { get; init; }
    public string? OpenFile { get; init; }
    public IReadOnlyList<TurnAttachment> Attachments { get; init; } = [];
    public required DateTimeOffset At { get; init; }
}
