namespace Forja.ProjectFiles.Http;

/// <summary>The files of a working tree as they are now, and the newest version.</summary>
public sealed record TreeDto(IReadOnlyList<TreeItemDto> Items, int Version, bool Truncated);
