using Forja.ProjectFiles;

namespace Forja.Turns.Running;

/// <summary>
/// All that a run needs to know of its turn; plain values. The base version is the one that the model reads: what a person changes after it is
/// merged, not overwritten.
/// </summary>
internal sealed record TurnJob(
    ProjectId Project,
    TurnId Turn,
    int Number,
    string Text,
    string? Model,
    string Language,
    FilePath? OpenFile,
    int BaseVersion,
    string? Starter,
    TurnNotice? OpeningNotice)
{
    /// <summary>What the person wants of the turn.</summary>
    public TurnMode Mode { get; init; }

    /// <summary>What the person put beside the text.</summary>
    public IReadOnlyList<TurnAttachment> Attachments { get; init; } = [];

    /// <summary>What the person saw fail.</summary>
    public string? Evidence { get; init; }
}
