namespace Forja.Sandboxes.Egress;

/// <summary>One attempt of an app to reach something outside.</summary>
/// <param name="N">Grows by one with each attempt of the project.</param>
/// <param name="At">When it was made.</param>
/// <param name="Host">The name, or address, that was asked for.</param>
/// <param name="Port">The port that was asked for.</param>
/// <param name="Allowed">Whether it was let through.</param>
/// <param name="Code">Why not; null when it was.</param>
internal sealed record EgressAttempt(long N, DateTimeOffset At, string Host, int Port, bool Allowed, string? Code);
