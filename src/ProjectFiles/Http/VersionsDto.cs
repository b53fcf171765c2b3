namespace Forja.ProjectFiles.Http;

/// <summary>Some versions, newest first.</summary>
public sealed record VersionsDto(IReadOnlyList<VersionInfo> Items, string? Next);
