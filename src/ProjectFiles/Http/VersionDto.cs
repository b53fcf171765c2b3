namespace Forja.ProjectFiles.Http;

/// <summary>A version with all its files.</summary>
public sealed record VersionDto(VersionInfo Version, IReadOnlyList<TreeItemDto> Files);
