namespace Forja.Generation;

/// <summary>A model that can be asked.</summary>
/// <param name="Id">The provider's own name for it; the first provider that lists an id owns it.</param>
/// <param name="Provider">The provider's name in the settings: <c>anthropic</c>, <c>openai</c>, <c>ollama</c>, or a configured one.</param>
/// <param name="DisplayName">What people call it.</param>
/// <param name="ContextTokens">Tokens that request and answer may have together.</param>
/// <param name="MaxOutputTokens">Tokens that one answer may have.</param>
/// <param name="Price">What it costs; null when unknown, and then cost is unknown too.</param>
/// <param name="ListingError">Why the provider could not be asked for its models, when this entry comes from the settings instead; else null.</param>
public sealed record ModelInfo(
    string Id,
    string Provider,
    string DisplayName,
    int ContextTokens,
    int MaxOutputTokens,
    ModelPrice? Price,
    string? ListingError = null)
{
    /// <summary>What it can do.</summary>
    public ModelCapabilities Capabilities { get; init; } = ModelCapabilities.Unknown;
}
