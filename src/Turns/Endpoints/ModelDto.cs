namespace Forja.Turns.Endpoints;

/// <summary>A model that can be asked.</summary>
public sealed record ModelDto(string Id, string Provider, string Name, int ContextTokens, int MaxOutputTokens, decimal? InputPrice, decimal? OutputPrice);

/// <summary>The models, the one for requests that name none, and why a provider is missing.</summary>
public sealed record ModelListDto(IReadOnlyList<ModelDto> Items, string? Default, IReadOnlyList<string> Errors);
