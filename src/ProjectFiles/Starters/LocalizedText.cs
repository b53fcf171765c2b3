using System.Text.Json.Serialization;

namespace Forja.ProjectFiles.Starters;

/// <summary>A short text in the product's two languages.</summary>
public sealed record LocalizedText(
    [property: JsonPropertyName("en")] string English,
    [property: JsonPropertyName("pt-BR")] string Portuguese);
