namespace Forja.Generation.Models;

/// <summary>A model as a provider lists it; what it does not say is null.</summary>
internal sealed record ListedModel(string Id, string? DisplayName, int? ContextTokens, int? MaxOutputTokens)
{
    public static ListedModel Named(string id) => new(id, null, null, null);
}
