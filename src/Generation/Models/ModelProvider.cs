namespace Forja.Generation.Models;

/// <summary>One configured provider with everything resolved: what is left to do is to call it.</summary>
internal sealed record ModelProvider(
    string Name, ProviderKind Kind, Uri? Address, string? ApiKey, string? AuthToken, IReadOnlyList<string> FallbackModels)
{
    /// <summary>Tokens of context that its models have unless they say otherwise; null = no idea.</summary>
    public int? ContextTokens { get; init; }
}
