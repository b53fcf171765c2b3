using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>
/// Takes one version's changes back and leaves everything after it as it is: each file is merged with what it was before that version, and where later changes touch
/// the same lines it is left alone and told.
/// </summary>
internal sealed class VersionUndo(ProjectId project, ProjectStore store, Snapshot before, Snapshot after, Snapshot now)
{
    private readonly ImmutableSortedDictionary<FilePath, SnapshotFile>.Builder _files = now.Files.ToBuilder();
    private readonly List<FilePath> _conflicts = [];

    public IReadOnlyList<FilePath> Conflicts => _conflicts;

    /// <summary>All files as they will be. Contents that are new are stored on the way.</summary>
    public async Task<Snapshot> RunAsync(FilePath? only)
    {
        foreach (var path in PathsOf(SnapshotChanges.Between(before, after)).Where(path => only is null || path == only)) await TakeBackAsync(path);
        return new Snapshot(_files.ToImmutable());
    }

    private static IEnumerable<FilePath> PathsOf(IEnumerable<FileChange> changes) =>
        changes.SelectMany(change => change.From is { } from ? new[] { change.Path, from } : [change.Path]).Distinct();

    private async Task TakeBackAsync(FilePath path)
    {
        var (was, made, there) = (before.Files.GetValueOrDefault(path), after.Files.GetValueOrDefault(path), now.Files.GetValueOrDefault(path));
        if (there?.Hash == was?.Hash) return;

        if (there?.Hash == made?.Hash)
        {
            if (was is null) _files.Remove(path);
            else _files[path] = was;
            return;
        }

        // Made, changed and gone in other ways than these two: whoever did it later meant it.
        if (was is null || made is null || there is null
            || await TextOfAsync(made) is not { } @base || await TextOfAsync(there) is not { } ours || await TextOfAsync(was) is not { } theirs
            || ThreeWayMerge.Merge(@base, ours, theirs) is not MergeResult.Merged { Text: var text })
        {
            _conflicts.Add(path);
            return;
        }

        var bytes = TextContent.Encode(text);
        var hash = ContentHash.Of(bytes);
        await store.AddBlobAsync(project, hash, bytes, CancellationToken.None);
        _files[path] = new SnapshotFile(hash, bytes.Length);
    }

    private async Task<string?> TextOfAsync(SnapshotFile file) =>
        await store.BlobAsync(project, file.Hash, CancellationToken.None) is { } bytes && TextContent.TryDecode(bytes, out var text) ? text : null;
}
