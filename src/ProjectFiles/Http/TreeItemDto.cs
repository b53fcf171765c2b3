namespace Forja.ProjectFiles.Http;

/// <summary>One file; the hash is missing for what is no readable file, such as a symlink.</summary>
public sealed record TreeItemDto(FilePath Path, long Size, ContentHash? Hash, TreeEntryKind Kind);
