using Forja.ProjectFiles;

namespace Forja.Generation;

/// <summary>Everything that one call for an answer needs: what was asked, and what the project looks like now. Plain values, no handles.</summary>
public sealed record GenerationRequest
{
    /// <summary>The model to ask, as <see cref="ModelInfo.Id"/>.</summary>
    public required string ModelId { get; init; }

    /// <summary>The language that the person reads, as a BCP 47 tag such as <c>pt-BR</c>; a hint when the prompt's own language is unclear.</summary>
    public required string Language { get; init; }

    /// <summary>What the person asks for now.</summary>
    public required string Prompt { get; init; }

    /// <summary>The starter under the project; null when it began empty or was brought from elsewhere.</summary>
    public StarterBrief? Starter { get; init; }

    /// <summary>All files of the project; texts only where they are worth sending.</summary>
    public IReadOnlyList<ProjectFileView> Files { get; init; } = [];

    /// <summary>The conversation before this prompt, oldest first.</summary>
    public IReadOnlyList<ConversationMessage> History { get; init; } = [];

    /// <summary>What failed after the last answer; set when this call is a repair.</summary>
    public FailureEvidence? Evidence { get; init; }

    /// <summary>What the last look at the app left open, for a request that comes after it: data, as evidence is.</summary>
    public IReadOnlyList<ObservedFailure> Open { get; init; } = [];

    /// <summary>What earlier requests left to be true, one line each; looked at after every turn.</summary>
    public IReadOnlyList<string> Promises { get; init; } = [];

    /// <summary>The file that the person has open.</summary>
    public FilePath? OpenFile { get; init; }

    /// <summary>The project's own rules for models (its rules file), word for word.</summary>
    public string? Rules { get; init; }

    /// <summary>What the answer may do.</summary>
    public GenerationMode Mode { get; init; }

    /// <summary>What the person put beside the prompt.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>What another process had of this answer when it died, in order: the answer goes on from there. Empty for one that begins.</summary>
    public IReadOnlyList<AnswerPiece> Kept { get; init; } = [];

    /// <summary>What the answer may use up.</summary>
    public GenerationBudget Budget { get; init; } = GenerationBudget.Unlimited;
}
