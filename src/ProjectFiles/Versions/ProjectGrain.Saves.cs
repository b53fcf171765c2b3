using Forja.ProjectFiles.Tree;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.ProjectFiles;

/// <content>What a person does in the editor; each is a version.</content>
internal sealed partial class ProjectGrain
{
    public Task<SaveOutcome> SaveAsync(SaveRequest request) => GuardedAsync(request.Path, request.Author, async () =>
    {
        var current = await _tree.ReadAsync(request.Path, CancellationToken.None);
        var content = request.Content;
        var merged = false;
        if (Judge(request.Precondition, current?.Hash) is { } objection)
        {
            if (!request.Merge || await MergeAsync(request, current) is not { } joined) return objection;
            (content, merged) = (joined, true);
        }

        var hash = ContentHash.Of(content.Span);
        var known = _files.Files.GetValueOrDefault(request.Path);
        if (current?.Hash == hash && known?.Hash == hash) return new SaveOutcome.Unchanged(hash, _head);
        if (known is null && _files.Files.Count >= options.Value.MaxFiles) return new SaveOutcome.Refused(FileCodes.TooManyFiles, $"A project holds at most {options.Value.MaxFiles} files.");

        // Whatever can fail on the disk fails here, with nothing changed yet. It is the database that makes the content last: the file is flushed before the version's mark.
        using var staged = current?.Hash == hash ? null : await Task.Run(() => _tree.Stage(request.Path, content, flush: false));
        if (staged is not null) _unflushed.Add(request.Path);
        var version = await WriteOneAsync(request, content, new SnapshotFile(hash, content.Length), staged);
        return new SaveOutcome.Saved(version, hash, merged);
    });

    public Task<SaveOutcome> DeleteAsync(FilePath path, FilePrecondition precondition, string author) => GuardedAsync(path, author, async () =>
    {
        var (targets, objection) = await TargetsAsync(path, precondition);
        return objection ?? await ChangeAsync(author, $"{path} deleted", targets.Select(target => (target, (FilePath?)null)));
    });

    public Task<SaveOutcome> RenameAsync(FilePath from, FilePath to, FilePrecondition precondition, string author) => GuardedAsync(from, author, async () =>
    {
        if (ProtectedPaths.Refuses(to, author)) return new SaveOutcome.Refused(FileCodes.FileProtected, $"'{to}' is not for writing.");
        if (to.IsUnder(from) || from.IsUnder(to)) return new SaveOutcome.Refused(FileCodes.PathBlocked, $"'{from}' and '{to}' contain one another.");

        var (targets, objection) = await TargetsAsync(from, precondition);
        if (objection is not null) return objection;

        var moves = targets.Select(target => (From: target, To: (FilePath?)FilePath.Parse(to.Value + target.Value[from.Value.Length..]))).ToList();
        foreach (var move in moves)
        {
            if (_files.Files.ContainsKey(move.To!) || await _tree.ReadAsync(move.To!, CancellationToken.None) is not null)
            {
                return new SaveOutcome.Refused(FileCodes.FileExists, $"'{move.To}' already exists.");
            }
        }

        return await ChangeAsync(author, $"{from} → {to}", moves);
    });

    private async Task<SaveOutcome> GuardedAsync(FilePath path, string author, Func<Task<SaveOutcome>> act)
    {
        EnsureExists();
        if (ProtectedPaths.Refuses(path, author)) return new SaveOutcome.Refused(FileCodes.FileProtected, $"'{path}' is not for writing.");
        try
        {
            return await act();
        }
        catch (FileRefusedException refusal)
        {
            return new SaveOutcome.Refused(refusal.Code, refusal.Message);
        }
    }

    /// <summary>What speaks against writing; null when nothing does.</summary>
    private static SaveOutcome? Judge(FilePrecondition precondition, ContentHash? current) => precondition switch
    {
        FilePrecondition.None when current is not null => new SaveOutcome.PreconditionRequired(current),
        FilePrecondition.Absent when current is not null => new SaveOutcome.Stale(current),
        FilePrecondition.Exists when current is null => new SaveOutcome.Missing(),
        FilePrecondition.Matches match when match.Hash != current => new SaveOutcome.Stale(current),
        _ => null,
    };

    private async Task<ReadOnlyMemory<byte>?> MergeAsync(SaveRequest request, FileContent? current)
    {
        if (request.Precondition is not FilePrecondition.Matches { Hash: var read } || current is null) return null;

        await using var scope = scopes.CreateAsyncScope();
        var common = await scope.ServiceProvider.GetRequiredService<ProjectStore>().BlobAsync(_id, read, CancellationToken.None);
        return common is not null
            && TextContent.TryDecode(common, out var before)
            && TextContent.TryDecode(current.Bytes.Span, out var theirs)
            && TextContent.TryDecode(request.Content.Span, out var ours)
            && ThreeWayMerge.Merge(before, theirs, ours) is MergeResult.Merged merged
                ? TextContent.Encode(merged.Text)
                // Spelled out: a null array would quietly become an empty content.
                : (ReadOnlyMemory<byte>?)null;
    }

    private async Task<VersionInfo> WriteOneAsync(SaveRequest request, ReadOnlyMemory<byte> content, SnapshotFile file, StagedFile? staged)
    {
        var after = new Snapshot(_files.Files.SetItem(request.Path, file));
        var made = await WriteVersionAsync(
            async (_, store) =>
            {
                await store.AddBlobAsync(_id, file.Hash, content, CancellationToken.None);
                var contents = new VersionContents(_id, _tree, store);
                contents.Remember(file.Hash, content);
                var changes = await contents.CountLinesAsync(_files, SnapshotChanges.Between(_files, after));
                return new VersionDraft(NextVersion(request.Author, request.Path.Value, changes), after, IsApplied: staged is null);
            },
            () => staged is null ? Task.CompletedTask : Task.Run(staged.Publish));
        return made!.Version;
    }

    /// <summary>The files a path stands for: itself, or all below it when it is a folder. All of them are in the head afterwards, so that nothing is lost with them.</summary>
    private async Task<(List<FilePath> Targets, SaveOutcome? Objection)> TargetsAsync(FilePath path, FilePrecondition precondition)
    {
        if (await ReadUnlessFolderAsync(path) is { } file)
        {
            if (Judge(precondition, file.Hash) is { } objection) return ([], objection);
            if (_files.Files.GetValueOrDefault(path)?.Hash != file.Hash)
            {
                _touched.Add(path);
                await SaveDirtyTreeAsync();
            }

            return ([path], null);
        }

        await SaveDirtyTreeAsync();
        var below = _files.Files.Keys.Where(candidate => candidate.IsUnder(path)).ToList();
        if (below.Count == 0) return ([], new SaveOutcome.Missing());
        return precondition is FilePrecondition.Exists
            ? (below, null)
            : ([], new SaveOutcome.Refused(FileCodes.PreconditionRequired, $"'{path}' is a folder: say that all of it is meant."));
    }

    private async Task<FileContent?> ReadUnlessFolderAsync(FilePath path)
    {
        try
        {
            return await _tree.ReadAsync(path, CancellationToken.None);
        }
        catch (FileRefusedException refusal) when (refusal.Code == FileCodes.PathBlocked)
        {
            return null;
        }
    }

    /// <summary>Makes one version in which files move, or go (no target).</summary>
    private async Task<SaveOutcome> ChangeAsync(string author, string message, IEnumerable<(FilePath From, FilePath? To)> moves)
    {
        var before = _files;
        var files = before.Files.ToBuilder();
        foreach (var (from, to) in moves)
        {
            if (to is not null) files[to] = files[from];
            files.Remove(from);
        }

        var after = new Snapshot(files.ToImmutable());
        var made = await WriteVersionAsync(
            async (_, store) =>
            {
                var changes = await new VersionContents(_id, _tree, store).CountLinesAsync(before, SnapshotChanges.Between(before, after));
                return new VersionDraft(NextVersion(author, message, changes), after, IsApplied: false);
            },
            () => projection.ProjectAsync(_id, _tree, before, after, CancellationToken.None));
        var only = made!.Version.Files is [{ Hash: { } hash }] ? hash : null;
        return new SaveOutcome.Saved(made.Version, only);
    }
}
