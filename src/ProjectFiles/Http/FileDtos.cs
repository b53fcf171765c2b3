using System.Collections.Immutable;

namespace Forja.ProjectFiles.Http;

/// <summary>The files of a working tree as they are now, and the newest version.</summary>
public sealed record TreeDto(IReadOnlyList<TreeItemDto> Items, int Version, bool Truncated);

/// <summary>One file; the hash is missing for what is no readable file, such as a symlink.</summary>
public sealed record TreeItemDto(FilePath Path, long Size, ContentHash? Hash, TreeEntryKind Kind);

/// <summary>What a save, a deletion or a rename came to.</summary>
public sealed record SavedDto(FilePath Path, ContentHash? Hash, int Version, bool Merged);

/// <summary>A file or folder to move.</summary>
public sealed record RenameDto(FilePath From, FilePath To);

/// <summary>Some versions, newest first.</summary>
public sealed record VersionsDto(IReadOnlyList<VersionInfo> Items, string? Next);

/// <summary>A version with all its files.</summary>
public sealed record VersionDto(VersionInfo Version, IReadOnlyList<TreeItemDto> Files);

/// <summary>What differs between two versions.</summary>
public sealed record DiffDto(int From, int To, IReadOnlyList<FileDiffDto> Files);

/// <summary>What differs in one file. Without hunks: binary, or too large to show.</summary>
public sealed record FileDiffDto(FilePath Path, FileChangeKind Change, FilePath? From, int Added, int Removed, bool IsText, ImmutableArray<DiffHunk> Hunks);
