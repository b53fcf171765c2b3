using Forja.ProjectFiles.Tree;

namespace Forja.ProjectFiles;

/// <content>The tree by content. A file whose status is as it was is not read again, so a snapshot costs a walk and the files that changed.</content>
public sealed partial class WorkingTree
{
    // Kernel time stamps move in steps of a scheduler tick (4 ms at most here, 10 ms on some kernels): a file changed within this of being read could change again
    // without its stamp moving, so its hash is not kept.
    private static readonly TimeSpan StampStep = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// All files outside ignored folders, and those of <paramref name="tracked"/> wherever they are. Paths of <paramref name="tracked"/> are looked at even when the tree
    /// holds more files than the limit, so that a flood of new files never looks like the loss of old ones.
    /// </summary>
    public Task<TreeSnapshot> SnapshotAsync(IEnumerable<FilePath> tracked, CancellationToken cancellationToken) =>
        Task.Run(() => TakeSnapshot(tracked, cancellationToken), cancellationToken);

    private TreeSnapshot TakeSnapshot(IEnumerable<FilePath> tracked, CancellationToken cancellationToken)
    {
        var walk = Walk(cancellationToken);
        var taken = new SnapshotBuilder(_options, walk.Truncated);
        var seen = new HashSet<FilePath>();
        foreach (var path in tracked) seen.Add(path);

        // Tracked files first: the size limit must leave out newcomers, not them.
        var found = walk.Found.ToDictionary(file => file.Entry.Path);
        foreach (var path in seen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (found.Remove(path, out var file)) AddTo(taken, file, isTracked: true);
            else if (Look(path) is { } hidden) AddTo(taken, hidden, isTracked: true);
        }

        foreach (var file in walk.Found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!seen.Contains(file.Entry.Path)) AddTo(taken, file, isTracked: false);
        }

        foreach (var path in _hashes.Keys)
        {
            if (!taken.Has(path)) _hashes.TryRemove(path, out _);
        }

        return taken.Build();
    }

    private TreeWalk.FoundFile? Look(FilePath path)
    {
        using var root = OpenRoot();
        try
        {
            return StatusBeneath(root, path) is { Kind: not TreeEntryKind.Folder } status
                ? new TreeWalk.FoundFile(new TreeEntry(path, (long)status.Size, status.Kind), status)
                : null;
        }
        catch (FileRefusedException)
        {
            // A folder on the way is a link now: what the version has there is neither gone nor readable.
            return new TreeWalk.FoundFile(new TreeEntry(path, 0, TreeEntryKind.Symlink), default);
        }
    }

    private void AddTo(SnapshotBuilder taken, TreeWalk.FoundFile file, bool isTracked)
    {
        var (path, size, kind) = file.Entry;
        if (kind != TreeEntryKind.File || !taken.HasRoomFor(size, isTracked))
        {
            taken.AddUnreadable(file.Entry);
            return;
        }

        try
        {
            if (HashOf(path, file.Status) is { } hashed) taken.Add(path, hashed);
        }
        catch (FileRefusedException)
        {
            taken.AddUnreadable(file.Entry);
        }
    }

    private SnapshotFile? HashOf(FilePath path, FileStatus status)
    {
        if (_hashes.TryGetValue(path, out var known) && known.StillHolds(status)) return new SnapshotFile(known.Hash, (long)status.Size);

        var content = Read(path);
        if (content is null) return null;

        using var root = OpenRoot();
        var settled = DateTimeOffset.FromUnixTimeSeconds(status.ChangedSeconds).AddTicks(status.ChangedNanoseconds / 100) + StampStep;
        // The kernel's own clock made the stamps, so it is compared with that clock and no other.
        if (settled < TimeProvider.System.GetUtcNow() && StatusBeneath(root, path) is { } after && HashedFile.Of(content.Hash, status).StillHolds(after))
        {
            _hashes[path] = HashedFile.Of(content.Hash, status);
        }

        return new SnapshotFile(content.Hash, content.Bytes.Length);
    }
}
