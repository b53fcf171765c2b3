using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>Between snapshots and the changes that lead from one to the other. Pure.</summary>
public static class SnapshotChanges
{
    /// <summary>
    /// What leads from <paramref name="before"/> to <paramref name="after"/>, by path. A file that vanished while one of the same content appeared is a rename.
    /// Lines are not counted here: that takes contents.
    /// </summary>
    public static ImmutableArray<FileChange> Between(Snapshot before, Snapshot after)
    {
        var gone = before.Files.Where(file => !after.Files.ContainsKey(file.Key)).ToList();
        var sources = gone.Where(file => file.Value.Size > 0).GroupBy(file => file.Value.Hash).ToDictionary(group => group.Key, group => new Queue<FilePath>(group.Select(file => file.Key)));
        var moved = new HashSet<FilePath>();
        var changes = new List<FileChange>();
        foreach (var (path, file) in after.Files)
        {
            if (before.Files.TryGetValue(path, out var old))
            {
                if (old.Hash != file.Hash) changes.Add(new FileChange(path, FileChangeKind.Modified, file.Hash, file.Size, 0, 0));
            }
            else if (sources.TryGetValue(file.Hash, out var from) && from.TryDequeue(out var source))
            {
                moved.Add(source);
                changes.Add(new FileChange(path, FileChangeKind.Renamed, file.Hash, file.Size, 0, 0, source));
            }
            else
            {
                changes.Add(new FileChange(path, FileChangeKind.Created, file.Hash, file.Size, 0, 0));
            }
        }

        changes.AddRange(gone.Where(file => !moved.Contains(file.Key)).Select(file => new FileChange(file.Key, FileChangeKind.Deleted, null, 0, 0, 0)));
        changes.Sort((left, right) => left.Path.CompareTo(right.Path));
        return [.. changes];
    }

    /// <summary>The snapshot that <paramref name="changes"/> make of <paramref name="before"/>.</summary>
    public static Snapshot Apply(Snapshot before, IEnumerable<FileChange> changes)
    {
        var files = before.Files.ToBuilder();
        foreach (var change in changes)
        {
            if (change.From is { } from) files.Remove(from);
            if (change.Hash is { } hash) files[change.Path] = new SnapshotFile(hash, change.Size);
            else files.Remove(change.Path);
        }

        return new Snapshot(files.ToImmutable());
    }
}
