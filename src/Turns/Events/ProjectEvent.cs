using System.Text.Json.Serialization;
using Forja.Generation;
using Forja.ProjectFiles;
using Forja.Turns.Checks;
using Forja.Turns.Endpoints;
using Forja.Turns.Routing;

namespace Forja.Turns.Events;

/// <summary>
/// Everything that clients can watch happening to a project. The set is closed; <c>type</c> tells which one it is, and
/// <see cref="Project"/>, <see cref="Seq"/> and <see cref="At"/> are set by the <see cref="EventLog"/> when it takes the event.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TurnStarted), "turn-started")]
[JsonDerivedType(typeof(TurnResumed), "turn-resumed")]
[JsonDerivedType(typeof(StatusChanged), "status")]
[JsonDerivedType(typeof(TextAdded), "text")]
[JsonDerivedType(typeof(FileStarted), "file-started")]
[JsonDerivedType(typeof(FileDelta), "file-delta")]
[JsonDerivedType(typeof(FileDone), "file-done")]
[JsonDerivedType(typeof(FileRefused), "file-refused")]
[JsonDerivedType(typeof(FileDeleted), "file-deleted")]
[JsonDerivedType(typeof(ToolUsed), "tool")]
[JsonDerivedType(typeof(QuestionsAsked), "questions")]
[JsonDerivedType(typeof(PlanMade), "plan")]
[JsonDerivedType(typeof(QueueChanged), "queue")]
[JsonDerivedType(typeof(CheckDone), "check")]
[JsonDerivedType(typeof(SandboxChanged), "sandbox")]
[JsonDerivedType(typeof(Logged), "log")]
[JsonDerivedType(typeof(PreviewReady), "preview-ready")]
[JsonDerivedType(typeof(VersionMade), "version")]
[JsonDerivedType(typeof(UsageCounted), "usage")]
[JsonDerivedType(typeof(ReceiptMade), "receipt")]
[JsonDerivedType(typeof(Noticed), "notice")]
[JsonDerivedType(typeof(TurnDone), "turn-done")]
[JsonDerivedType(typeof(TurnFailed), "turn-failed")]
[JsonDerivedType(typeof(ProjectChanged), "project")]
[JsonDerivedType(typeof(RuntimeChanged), "runtime")]
[JsonDerivedType(typeof(BrowserPackagesMade), "browser-packages")]
[JsonDerivedType(typeof(ProjectDeleted), "project-deleted")]
public abstract record ProjectEvent
{
    private ProjectEvent() { }

    [JsonPropertyOrder(-3), JsonRequired]
    public string Project { get; init; } = "";

    [JsonPropertyOrder(-2), JsonRequired]
    public long Seq { get; init; }

    [JsonPropertyOrder(-1), JsonRequired]
    public DateTimeOffset At { get; init; }

    /// <summary>True when this tells everything so far and not only what is new; a client that missed events gets such pieces.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Replace { get; init; }

    public sealed record TurnStarted(string TurnId, int Number, string Text, TurnMode Mode, string? Model) : ProjectEvent;

    /// <summary>Another server process goes on with the turn. Files that were open are void, and the words are these.</summary>
    public sealed record TurnResumed(string TurnId, TurnStatus Status, string Reply) : ProjectEvent;

    public sealed record StatusChanged(string TurnId, TurnStatus Status) : ProjectEvent;

    /// <summary>More of the model's words.</summary>
    public sealed record TextAdded(string TurnId, string Text) : ProjectEvent;

    public sealed record FileStarted(string TurnId, string Path) : ProjectEvent;

    /// <summary>More of a file being written.</summary>
    public sealed record FileDelta(string TurnId, string Path, string Text) : ProjectEvent;

    public sealed record FileDone(string TurnId, string Path, string Hash, long Size, FileChangeKind Change, int Added, int Removed) : ProjectEvent;

    public sealed record FileRefused(string TurnId, string Path, string Code) : ProjectEvent;

    public sealed record FileDeleted(string TurnId, string Path) : ProjectEvent;

    /// <summary>The model used a tool, or is at it; <paramref name="Summary"/> says on what.</summary>
    public sealed record ToolUsed(string TurnId, string Id, string Name, string Summary, ToolStatus Status) : ProjectEvent;

    /// <summary>The model asks before it goes on; the next turn's text answers.</summary>
    public sealed record QuestionsAsked(string TurnId, IReadOnlyList<Question> Items) : ProjectEvent;

    /// <summary>The plan that a turn was to make, as Markdown.</summary>
    public sealed record PlanMade(string TurnId, string Text) : ProjectEvent;

    /// <summary>The messages that wait for the running turn, all of them.</summary>
    public sealed record QueueChanged(IReadOnlyList<QueuedTurnDto> Items) : ProjectEvent;

    public sealed record CheckDone(string TurnId, string Name, CheckStatus Status, string? Detail, long? DurationMs) : ProjectEvent;

    public sealed record SandboxChanged(SandboxDto Sandbox) : ProjectEvent;

    /// <summary>Lines that the sandbox wrote; <paramref name="N"/> is the number of the first one, as the log's own page counts them.</summary>
    public sealed record Logged(string Source, string Level, long N, IReadOnlyList<LogLine> Lines) : ProjectEvent;

    /// <summary>The app answers at this address.</summary>
    public sealed record PreviewReady(string Url, int Port) : ProjectEvent;

    public sealed record VersionMade(int Number, int? Parent, string Author, string Message, string? TurnId, IReadOnlyList<VersionFile> Files) : ProjectEvent;

    public sealed record UsageCounted(string TurnId, long InputTokens, long OutputTokens, long CacheReadTokens, long CacheWriteTokens, decimal? CostUsd, double CacheHitShare) : ProjectEvent;

    public sealed record ReceiptMade(string TurnId, Receipt Receipt) : ProjectEvent;

    public sealed record Noticed(string TurnId, string Code, IReadOnlyDictionary<string, string> Args) : ProjectEvent;

    /// <summary>The turn ended as it should, or was stopped by a person.</summary>
    public sealed record TurnDone(string TurnId, TurnStatus Status, int? Version) : ProjectEvent;

    public sealed record TurnFailed(string TurnId, string Code, string? Detail, bool Retryable, int? Version) : ProjectEvent;

    /// <summary>The project's own facts changed, its name for example.</summary>
    public sealed record ProjectChanged(string Name, IReadOnlyList<string> Stack) : ProjectEvent;

    /// <summary>The project runs elsewhere now, or was set to.</summary>
    public sealed record RuntimeChanged(string Chosen, string Effective, IReadOnlyList<RuntimeReason> Reasons, bool Hybrid) : ProjectEvent;

    /// <summary>The packages for the project's page are there, or could not be made: <paramref name="State"/> is ready or failed.</summary>
    public sealed record BrowserPackagesMade(string State, string? Set) : ProjectEvent;


    public sealed record ProjectDeleted : ProjectEvent;
}

/// <summary>One line that a sandbox wrote.</summary>
public sealed record LogLine(DateTimeOffset At, string Text);

/// <summary>A file that a version changed; no hash when it is gone, and where it was when it moved.</summary>
public sealed record VersionFile(string Path, FileChangeKind Change, string? Hash, string? From);
