namespace Forja.ProjectFiles;

/// <summary>One thing in a working tree, folders left out.</summary>
public sealed record TreeEntry(FilePath Path, long Size, TreeEntryKind Kind);
