using Forja.ProjectFiles;

namespace Forja.Generation;

/// <summary>
/// What happens while a model answers, in order. The set is closed; every stream ends in exactly one <see cref="Completed"/> or <see cref="Failed"/>.
/// </summary>
public abstract record GenerationEvent
{
    private GenerationEvent()
    {
    }

    /// <summary>More of what the model says to the person, as Markdown.</summary>
    public sealed record TextDelta(string Text) : GenerationEvent;

    /// <summary>
    /// The model began to write a file. <paramref name="Edit"/>: it gives pieces to exchange, so no <see cref="FileDelta"/> follows.
    /// </summary>
    public sealed record FileStarted(FilePath Path, bool Edit = false) : GenerationEvent;

    /// <summary>More of the file that was started last.</summary>
    public sealed record FileDelta(FilePath Path, string Text) : GenerationEvent;

    /// <summary>A file's block closed; only now may the edit be applied.</summary>
    public sealed record FileClosed(FileEdit Edit) : GenerationEvent;

    /// <summary>A file that had started will not close: what was shown of it is void. It may start again.</summary>
    public sealed record FileDiscarded(FilePath Path, string Code) : GenerationEvent;

    /// <summary>A file that cannot be: bad path, too large, malformed. The answer goes on without it.</summary>
    public sealed record FileRefused(string RawPath, string Code) : GenerationEvent;

    /// <summary>The model named the stack it builds with.</summary>
    public sealed record StackNamed(IReadOnlyList<string> Stack) : GenerationEvent;

    /// <summary>The model uses a tool; <paramref name="Summary"/> says on what.</summary>
    public sealed record ToolStarted(string Id, string Name, string Summary) : GenerationEvent;

    /// <summary>The tool has come to a result.</summary>
    public sealed record ToolEnded(string Id, string Name, string Summary, bool IsError) : GenerationEvent;

    /// <summary>The model must know something before it goes on; the answer ends after this, and the person's next message goes on from it.</summary>
    public sealed record Asked(IReadOnlyList<Question> Questions) : GenerationEvent;

    /// <summary>What the model says will be true of the app from now on, a line each, as it wrote them.</summary>
    public sealed record Promised(IReadOnlyList<string> Lines) : GenerationEvent;

    /// <summary>Something that the person should know while waiting, such as a retry; <see cref="NoticeCodes"/> lists the codes.</summary>
    public sealed record Notice(string Code, IReadOnlyDictionary<string, string> Args) : GenerationEvent;

    /// <summary>
    /// Tokens and money of the whole stream so far; each replaces the one before. <paramref name="CostUsd"/> is null when the price is unknown.
    /// </summary>
    public sealed record Usage(long InputTokens, long OutputTokens, long CacheReadTokens, long CacheWriteTokens, decimal? CostUsd) : GenerationEvent;

    /// <summary>The model finished by itself and every file that it started has closed.</summary>
    public sealed record Completed(string StopReason) : GenerationEvent;

    /// <summary>It ended badly. Files that closed before stay good. <see cref="FailureCodes"/> lists the codes.</summary>
    public sealed record Failed(string Code, string? Detail, bool Retryable) : GenerationEvent;

    /// <summary>More of the answer is finished for good; told after what it is about was told. See <see cref="GenerationRequest.Kept"/>.</summary>
    public sealed record Kept(AnswerPiece Piece) : GenerationEvent;

    /// <summary>Something for the toolbox, done in the flow of control of whoever reads the events; readers never see it.</summary>
    internal sealed record Delegated(Func<IToolbox, CancellationToken, Task> Do) : GenerationEvent;
}
