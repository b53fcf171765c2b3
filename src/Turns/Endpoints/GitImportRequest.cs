namespace Forja.Turns.Endpoints;

/// <summary>A public repository to make a project of.</summary>
public sealed record GitImportRequest(string? GitUrl, string? Name = null, string? Language = null);
