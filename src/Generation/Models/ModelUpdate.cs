namespace Forja.Generation.Models;

/// <summary>
/// What arrives from a provider, in words of our own. The set is closed. Only <see cref="Stopped"/> says that the answer is complete.
/// </summary>
internal abstract record ModelUpdate
{
    private ModelUpdate()
    {
    }

    /// <summary>More of the answer.</summary>
    public sealed record Text(string Value) : ModelUpdate;

    /// <summary>A tool call began; its arguments follow. <paramref name="Index"/> tells it from others of the same answer.</summary>
    public sealed record ToolStarted(long Index, string Id, string Name) : ModelUpdate;

    /// <summary>More of a tool call's arguments, as JSON.</summary>
    public sealed record ToolArguments(long Index, string Json) : ModelUpdate;

    /// <summary>A tool call is whole.</summary>
    public sealed record ToolEnded(long Index) : ModelUpdate;

    /// <summary>The model works, but this is no answer (thoughts, an opening event).</summary>
    public sealed record Working : ModelUpdate
    {
        public static Working Instance { get; } = new();
    }

    /// <summary>Tokens of this call so far; what is null is not told by this update.</summary>
    public sealed record Tokens(TokenCounts Counts) : ModelUpdate;

    /// <summary>The provider said, in its closing event, why the model stopped.</summary>
    public sealed record Stopped(StopKind Kind, string Reason) : ModelUpdate;
}
