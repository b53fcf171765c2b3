using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>All files of a project at one moment: path → content hash and size. Immutable.</summary>
public sealed record Snapshot(ImmutableSortedDictionary<FilePath, SnapshotFile> Files)
{
    public static Snapshot Empty { get; } = new(ImmutableSortedDictionary<FilePath, SnapshotFile>.Empty);
}

/// <summary>A file's content by hash, and its size in bytes.</summary>
public sealed record SnapshotFile(ContentHash Hash, long Size);
