namespace Forja.Previews.Shares.Http;

/// <summary>What a new link is to be.</summary>
/// <param name="Name">Whom or what it is for; only its owner sees it.</param>
/// <param name="Passcode">Asked for before the app is shown.</param>
/// <param name="EndsAt">When it ends by itself.</param>
public sealed record NewShare(string? Name = null, string? Passcode = null, DateTimeOffset? EndsAt = null);
