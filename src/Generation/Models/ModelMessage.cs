namespace Forja.Generation.Models;

/// <summary>One message of a call.</summary>
/// <param name="FromModel">The model's own words; else the person's.</param>
/// <param name="Text">The words.</param>
/// <param name="CacheUpToHere">What comes up to here will be sent again soon.</param>
internal sealed record ModelMessage(bool FromModel, string Text, bool CacheUpToHere = false)
{
    /// <summary>Pictures beside the words.</summary>
    public IReadOnlyList<ModelImage> Images { get; init; } = [];

    /// <summary>The tools that the model called, after its words.</summary>
    public IReadOnlyList<ModelToolCall> Calls { get; init; } = [];

    /// <summary>What those came to, before the words: every call of the message before has its result here.</summary>
    public IReadOnlyList<ModelToolResult> Results { get; init; } = [];
}
