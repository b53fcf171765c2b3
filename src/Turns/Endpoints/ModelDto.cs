namespace Forja.Turns.Endpoints;

/// <summary>A model that can be asked.</summary>
public sealed record ModelDto(string Id, string Provider, string Name, int ContextTokens, int MaxOutputTokens, decimal? InputPrice, decimal? OutputPrice, ModelCapabilitiesDto Capabilities);

/// <summary>What a model can do, and in which protocol it is spoken to: <c>tools</c> or <c>text</c>. Without <paramref name="ProbedAt"/> it is what is known of its family.</summary>
public sealed record ModelCapabilitiesDto(bool Tools, bool Images, bool Streaming, bool? FollowsFormat, string Protocol, DateTimeOffset? ProbedAt);

/// <summary>The models, the one for requests that name none, and why a provider is missing.</summary>
public sealed record ModelListDto(IReadOnlyList<ModelDto> Items, string? Default, IReadOnlyList<string> Errors);
