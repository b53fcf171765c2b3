namespace Forja.Accounts;

/// <summary>What a signed value says once its signature was checked.</summary>
/// <param name="Until">When it stops being good.</param>
/// <param name="Nonce">Unique to this value, so that it can be remembered as used.</param>
public sealed record SealedValue(DateTimeOffset Until, string Nonce);
