using System.ComponentModel.DataAnnotations;
using Forja.Generation;
using Forja.Turns.Checks;

namespace Forja.Turns.Endpoints;

/// <summary>A turn as clients see it.</summary>
public sealed record TurnDto(
    string Id,
    int Number,
    string Text,
    TurnMode Mode,
    string? Model,
    TurnStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string Reply,
    IReadOnlyList<TurnFile> Files,
    TurnUsage? Usage,
    Receipt? Receipt,
    int? Version,
    TurnFailure? Error,
    IReadOnlyList<TurnNotice> Notices,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<AttachmentDto> Attachments,
    string? Evidence)
{
    internal static TurnDto Of(Turn turn) => new(
        turn.Id, turn.Number, turn.Text, turn.Mode, turn.Model, turn.Status, turn.StartedAt, turn.EndedAt, turn.Reply, turn.Files, turn.Usage, turn.Receipt, turn.Version,
        turn.Failure, turn.Notices, turn.Questions, [.. turn.Attachments.Select(item => new AttachmentDto(item.Name, item.Type, null))], turn.Evidence);
}

/// <summary>A project's turns, oldest first.</summary>
public sealed record TurnListDto(IReadOnlyList<TurnDto> Items);

/// <summary>What a person says next.</summary>
public sealed record StartTurnRequest
{
    [Required]
    public required string Text { get; init; }

    public TurnMode? Mode { get; init; }

    /// <summary>The model to ask; the project's own when it is left out.</summary>
    public string? Model { get; init; }

    public string? Language { get; init; }

    /// <summary>Where another turn runs: wait for its end instead of being refused.</summary>
    public bool? Queue { get; init; }

    /// <summary>Pictures and text files beside the text.</summary>
    public IReadOnlyList<AttachmentDto>? Attachments { get; init; }

    /// <summary>The file that the person has open.</summary>
    public string? OpenFile { get; init; }

    /// <summary>What was seen to fail, such as errors of the preview. The model reads it as data; it is not part of what the person says.</summary>
    public string? Evidence { get; init; }
}

/// <summary>Something beside a text; <paramref name="Data"/> is base64, and left out where a turn is only told of.</summary>
public sealed record AttachmentDto(string Name, string Type, byte[]? Data);

/// <summary>The turn that was started, or the message that waits for its turn.</summary>
public sealed record StartedTurnDto(string? TurnId, string? QueuedId);
