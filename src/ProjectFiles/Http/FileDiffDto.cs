using System.Collections.Immutable;

namespace Forja.ProjectFiles.Http;

/// <summary>What differs in one file. Without hunks: binary, or too large to show.</summary>
public sealed record FileDiffDto(FilePath Path, FileChangeKind Change, FilePath? From, int Added, int Removed, bool IsText, ImmutableArray<DiffHunk> Hunks);
