namespace Forja.ProjectFiles.Http;

/// <summary>Draws what differs between two snapshots of a project, for people to look at.</summary>
internal sealed class SnapshotDiff(ProjectId project, ProjectStore store)
{
    // Nobody reads a diff of a larger file, and a page that shows one freezes.
    private const long LargestShown = 512 * 1024;

    public async Task<IReadOnlyList<FileDiffDto>> BetweenAsync(Snapshot before, Snapshot after, CancellationToken cancellationToken)
    {
        var files = new List<FileDiffDto>();
        foreach (var change in SnapshotChanges.Between(before, after))
        {
            var old = await TextAsync(before.Files.GetValueOrDefault(change.From ?? change.Path), cancellationToken);
            var fresh = await TextAsync(after.Files.GetValueOrDefault(change.Path), cancellationToken);
            if (old is null || fresh is null)
            {
                files.Add(new FileDiffDto(change.Path, change.Change, change.From, 0, 0, IsText: false, []));
                continue;
            }

            var (added, removed) = TextDiff.Count(old, fresh);
            files.Add(new FileDiffDto(change.Path, change.Change, change.From, added, removed, IsText: true, TextDiff.Hunks(old, fresh)));
        }

        return files;
    }

    private async Task<string?> TextAsync(SnapshotFile? file, CancellationToken cancellationToken)
    {
        if (file is null) return "";
        if (file.Size > LargestShown) return null;
        return await store.BlobAsync(project, file.Hash, cancellationToken) is { } content && TextContent.TryDecode(content, out var text) ? text : null;
    }
}
