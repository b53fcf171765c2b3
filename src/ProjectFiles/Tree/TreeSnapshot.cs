using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>
/// A working tree's files by content. <paramref name="Unreadable"/>: what stands there but is no plain file of allowed size; a version keeps what it had for these.
/// </summary>
public sealed record TreeSnapshot(Snapshot Files, ImmutableArray<TreeEntry> Unreadable, bool Truncated);
