namespace Forja.Generation;

/// <summary>One place that serves models.</summary>
public sealed class ProviderOptions
{
    /// <summary>Which protocol it speaks.</summary>
    public ProviderKind Kind { get; set; } = ProviderKind.OpenAI;

    /// <summary>The secret; null for local servers that ask for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A bearer token instead of a key (Anthropic gateways).</summary>
    public string? AuthToken { get; set; }

    /// <summary>Its address; null = the vendor's own. OpenAI-compatible addresses include the <c>/v1</c>.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Model ids to offer when the provider cannot list its own.</summary>
    public IList<string> Models { get; } = [];

    /// <summary>Tokens of context of its models, where they do not say themselves; null = <see cref="GenerationOptions.ContextTokens"/>.</summary>
    public int? ContextTokens { get; set; }
}
