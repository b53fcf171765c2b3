using System.Text.Json.Serialization;

namespace Forja.ProjectFiles.Starters;

/// <summary>A short text in the product's two languages.</summary>
public sealed record LocalizedText(
    [property: JsonPropertyName("en")] string English,
    [property: JsonPropertyName("pt-BR")] string Portuguese)
{
    /// <summary>The text in a language, by its tag: Portuguese for any <c>pt</c>, English for all others.</summary>
    public string In(string language) => language.StartsWith("pt", StringComparison.OrdinalIgnoreCase) ? Portuguese : English;
}
