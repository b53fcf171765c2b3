using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>
/// What a working tree holds outside ignored folders, by path. <paramref name="Truncated"/>: there was more than the limit.
/// <paramref name="Unnameable"/>: entries left out because their names are no <see cref="FilePath"/>.
/// </summary>
public sealed record TreeListing(ImmutableArray<TreeEntry> Entries, bool Truncated, int Unnameable);
