namespace Forja.ProjectFiles.Http;

/// <summary>Paths that models must not change; a folder ends in a slash.</summary>
internal sealed record LocksDto(IReadOnlyList<string> Paths);
