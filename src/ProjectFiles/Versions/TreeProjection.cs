using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Forja.ProjectFiles;

/// <summary>Brings a working tree to a version: the tree is a projection of the database, which alone is the truth.</summary>
internal sealed partial class TreeProjection(IServiceScopeFactory scopes, ILogger<TreeProjection> logger)
{
    /// <summary>Writes what leads from one snapshot to the other. What stands in the way as a link or a special file is removed; links are never followed.</summary>
    public Task ProjectAsync(ProjectId project, WorkingTree tree, Snapshot before, Snapshot after, CancellationToken cancellationToken) =>
        ProjectAsync(project, tree, SnapshotChanges.Between(before, after), _ => Task.FromResult(true), cancellationToken);

    /// <summary>
    /// Finishes what a crash interrupted: the head's changes are written where the tree still shows the state before them, or a torn file (empty, or zeros).
    /// Anything else at such a path was written by a program since, and stays.
    /// </summary>
    public Task RepairAsync(ProjectId project, WorkingTree tree, Snapshot before, Snapshot after, CancellationToken cancellationToken) =>
        ProjectAsync(project, tree, SnapshotChanges.Between(before, after), path => IsAsBeforeAsync(tree, before, path, cancellationToken), cancellationToken);

    private async Task ProjectAsync(
        ProjectId project, WorkingTree tree, IReadOnlyCollection<FileChange> changes, Func<FilePath, Task<bool>> mayWrite, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ProjectStore>();
        // Removals first: what was a file may have to become a folder.
        foreach (var path in changes.SelectMany(change => change.Hash is null ? [change.Path] : change.From is { } from ? new[] { from } : []))
        {
            if (await mayWrite(path)) await TryAsync(project, path, () => tree.DeleteAsync(path, cancellationToken));
        }

        foreach (var change in changes.Where(change => change.Hash is not null))
        {
            if (!await mayWrite(change.Path)) continue;

            var content = await store.BlobAsync(project, change.Hash!, cancellationToken)
                ?? throw new InvalidDataException($"Project {project} lacks the content {change.Hash} of '{change.Path}'.");
            await TryAsync(project, change.Path, () => WriteOverAsync(tree, change.Path, content, cancellationToken));
        }
    }

    private static async Task WriteOverAsync(WorkingTree tree, FilePath path, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await tree.WriteAsync(path, content, cancellationToken);
        }
        catch (FileRefusedException refusal) when (refusal.Code == FileCodes.FileSpecial)
        {
            await tree.DeleteAsync(path, cancellationToken);
            await tree.WriteAsync(path, content, cancellationToken);
        }
    }

    private static async Task<bool> IsAsBeforeAsync(WorkingTree tree, Snapshot before, FilePath path, CancellationToken cancellationToken)
    {
        try
        {
            var content = await tree.ReadAsync(path, cancellationToken);
            return content is null
                ? !before.Files.ContainsKey(path)
                : !content.Bytes.Span.ContainsAnyExcept((byte)0) || (before.Files.TryGetValue(path, out var old) && old.Hash == content.Hash);
        }
        catch (FileRefusedException)
        {
            return false;
        }
    }

    // One path that cannot be written (a folder of ignored files stands there, say) must not keep the others from being.
    private async Task TryAsync(ProjectId project, FilePath path, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (FileRefusedException refusal)
        {
            LogNotProjected(project, refusal.Code);
            LogPath(path);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Project {Project}: a file of its version could not be written to the working tree ({Code}).")]
    private partial void LogNotProjected(ProjectId project, string code);

    [LoggerMessage(Level = LogLevel.Trace, Message = "The file was {Path}.")]
    private partial void LogPath(FilePath path);
}
