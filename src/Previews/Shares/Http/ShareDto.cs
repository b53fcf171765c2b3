namespace Forja.Previews.Shares.Http;

/// <summary>A share as its owner sees it. The URL is what to send: whoever has it can look.</summary>
public sealed record ShareDto(string Id, string Name, Uri Url, bool HasPasscode, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt, DateTimeOffset? LastUsedAt);
