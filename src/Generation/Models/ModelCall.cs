using Forja.Generation.Tools;

namespace Forja.Generation.Models;

/// <summary>One call to a model: what never changes first, so that the provider's prompt cache finds it again.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="System">The system prompt; the same for every call, and cached.</param>
/// <param name="Messages">The conversation; begins with the person and takes turns.</param>
/// <param name="MaxOutputTokens">The output limit that is asked for, where the protocol wants one.</param>
internal sealed record ModelCall(string ModelId, string System, IReadOnlyList<ModelMessage> Messages, int MaxOutputTokens)
{
    /// <summary>The tools that the model may call; none for the text protocol.</summary>
    public IReadOnlyList<ToolDefinition> Tools { get; init; } = [];
}
