namespace Forja.Turns.Checks;

/// <summary>What is known about a version because it was looked at: each check with its outcome, never a guess.</summary>
public sealed record Receipt(int Version, IReadOnlyList<Check> Checks, ReceiptHttp? Http, DateTimeOffset StartedAt, DateTimeOffset EndedAt);

/// <summary>The answer of the app's entry page.</summary>
public sealed record ReceiptHttp(string Url, int Status);
