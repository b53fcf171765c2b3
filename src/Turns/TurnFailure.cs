namespace Forja.Turns;

/// <summary>Why a turn failed: a code that the UI translates, what was seen, and whether the same request may work when it is sent again.</summary>
public sealed record TurnFailure(string Code, string? Detail, bool Retryable);
