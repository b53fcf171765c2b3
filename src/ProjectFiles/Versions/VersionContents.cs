using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>Moves contents between a working tree and the store while a version is made, and counts the lines that changed.</summary>
internal sealed class VersionContents(ProjectId project, WorkingTree tree, ProjectStore store, IReadOnlyList<NewFile>? given = null)
{
    // Counting lines of anything larger takes longer than anybody would look at the number.
    private const long LargestCounted = 1024 * 1024;

    private readonly Dictionary<ContentHash, ReadOnlyMemory<byte>> _small = given is null
        ? []
        : given.Where(file => file.Content.Length <= LargestCounted).GroupBy(file => ContentHash.Of(file.Content.Span)).ToDictionary(same => same.Key, same => same.First().Content);

    /// <summary>
    /// Stores the contents that <paramref name="after"/> has and the project has not, one file at a time. A program may write meanwhile: what was really read
    /// counts, so the snapshot that comes back is the one whose contents are stored.
    /// </summary>
    public async Task<Snapshot> StoreAsync(Snapshot before, Snapshot after)
    {
        var files = after.Files.ToBuilder();
        var fresh = after.Files.Where(file => !before.Files.TryGetValue(file.Key, out var old) || old.Hash != file.Value.Hash).ToList();
        var known = await store.KnownBlobsAsync(project, fresh.Select(file => file.Value.Hash), CancellationToken.None);
        foreach (var (path, expected) in fresh.Where(file => !known.Contains(file.Value.Hash)))
        {
            if (await TryReadAsync(path) is { } content)
            {
                await store.AddBlobAsync(project, content.Hash, content.Bytes, CancellationToken.None);
                Remember(content.Hash, content.Bytes);
                if (content.Hash != expected.Hash) files[path] = new SnapshotFile(content.Hash, content.Bytes.Length);
            }
            else if (before.Files.TryGetValue(path, out var old))
            {
                // Gone or replaced since the snapshot; the next version will say how.
                files[path] = old;
            }
            else
            {
                files.Remove(path);
            }
        }

        return new Snapshot(files.ToImmutable());
    }

    /// <summary>The changes with the number of lines each file gained and lost.</summary>
    public async Task<ImmutableArray<FileChange>> CountLinesAsync(Snapshot before, ImmutableArray<FileChange> changes)
    {
        var counted = ImmutableArray.CreateBuilder<FileChange>(changes.Length);
        foreach (var change in changes)
        {
            if (change.Change == FileChangeKind.Renamed)
            {
                counted.Add(change);
                continue;
            }

            var old = await TextOfAsync(before.Files.GetValueOrDefault(change.Path));
            var fresh = await TextOfAsync(change.Hash is { } hash ? new SnapshotFile(hash, change.Size) : null);
            var (added, removed) = old is null || fresh is null ? (0, 0) : TextDiff.Count(old, fresh);
            counted.Add(change with { Added = added, Removed = removed });
        }

        return counted.ToImmutable();
    }

    public void Remember(ContentHash hash, ReadOnlyMemory<byte> content)
    {
        if (content.Length <= LargestCounted) _small[hash] = content;
    }

    // "" for no file, null for what has no lines to count.
    private async Task<string?> TextOfAsync(SnapshotFile? file)
    {
        if (file is null) return "";
        if (file.Size > LargestCounted) return null;
        if (!_small.TryGetValue(file.Hash, out var content))
        {
            content = await store.BlobAsync(project, file.Hash, CancellationToken.None) ?? throw new InvalidDataException($"Project {project} lacks the content {file.Hash}.");
        }

        return TextContent.TryDecode(content.Span, out var text) ? text : null;
    }

    private async Task<FileContent?> TryReadAsync(FilePath path)
    {
        try
        {
            return await tree.ReadAsync(path, CancellationToken.None);
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }
}
