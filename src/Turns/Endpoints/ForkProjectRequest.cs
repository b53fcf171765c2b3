namespace Forja.Turns.Endpoints;

/// <summary>What a fork is called, and which version it begins with; the newest when it is left out.</summary>
public sealed record ForkProjectRequest(string? Name, int? Version);
