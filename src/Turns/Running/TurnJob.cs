using Forja.ProjectFiles;

namespace Forja.Turns.Running;

/// <summary>
/// All that a run needs to know of its turn; plain values. What a person changes after the version that the model reads is merged, not overwritten.
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

    /// <summary>What the last process left of it; null for a turn that begins.</summary>
    public TurnLeft? Left { get; init; }

    /// <summary>The version that the model reads.</summary>
    public int ReadVersion => Left?.Version ?? BaseVersion;
}
