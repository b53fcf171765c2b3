namespace Forja.Generation;

/// <summary>What a model costs, in US dollars for a million tokens.</summary>
public sealed class ModelPrice
{
    /// <summary>Tokens read anew.</summary>
    public decimal Input { get; set; }

    /// <summary>Tokens written.</summary>
    public decimal Output { get; set; }

    /// <summary>Tokens read from the provider's cache; null = as <see cref="Input"/>.</summary>
    public decimal? CacheRead { get; set; }

    /// <summary>Tokens written to the provider's cache; null = as <see cref="Input"/>.</summary>
    public decimal? CacheWrite { get; set; }
}
