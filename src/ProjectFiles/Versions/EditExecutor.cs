namespace Forja.ProjectFiles;

/// <summary>
/// Judges and makes one edit after another on a working tree. What a model may not do is refused here, whatever its prompt said. Used by the project's grain only.
/// </summary>
internal sealed class EditExecutor(ProjectId project, WorkingTree tree, ProjectStore store, TurnWrites turn, EditBatch batch, IReadOnlyCollection<string> locks)
{
    private bool IsModel => batch.Author == VersionAuthors.Model;

    public async Task<EditOutcome> ExecuteAsync(FileEdit edit, CancellationToken cancellationToken)
    {
        if (ProtectedPaths.Refuses(edit.Path, batch.Author)) return Protected(edit.Path);
        if (IsModel && FileLocks.Cover(locks, edit.Path)) return Locked(edit.Path);
        try
        {
            return edit switch
            {
                FileEdit.Write write => await WriteAsync(write, cancellationToken),
                FileEdit.Replace replace => await ReplaceAsync(replace, cancellationToken),
                FileEdit.Delete delete => await DeleteAsync(delete, cancellationToken),
                FileEdit.Rename rename => await RenameAsync(rename, cancellationToken),
                _ => throw new InvalidOperationException($"An edit of unknown kind: {edit.GetType().Name}."),
            };
        }
        catch (FileRefusedException refusal)
        {
            return new EditOutcome.Refused(edit.Path, refusal.Code, refusal.Message);
        }
    }

    private async Task<EditOutcome> WriteAsync(FileEdit.Write edit, CancellationToken cancellationToken)
    {
        var current = await tree.ReadAsync(edit.Path, cancellationToken);
        var before = TextOf(current);
        if (!TextContent.TryDecode(edit.Content.Span, out var text)) return await WriteBytesAsync(edit, current, cancellationToken);

        if (before is not null) text = TextContent.WithLineEndsOf(text, before);
        if (IsModel && FindFault(edit.Path, text, before, isWholeFile: true) is { } fault) return fault;
        if (IsModel && before is not null) text = MinimalRewrite.Of(before, text);

        if (current is not null && before is not null && turn.IsChangedByOther(edit.Path, current.Hash) && TextContent.Encode(text).AsSpan().SequenceEqual(current.Bytes.Span) is false)
        {
            return await MergeAsync(edit.Path, before, text, current, cancellationToken);
        }

        return await PutAsync(edit.Path, TextContent.Encode(text), current, merged: false, cancellationToken);
    }

    private async Task<EditOutcome> WriteBytesAsync(FileEdit.Write edit, FileContent? current, CancellationToken cancellationToken) =>
        current is not null && turn.IsChangedByOther(edit.Path, current.Hash)
            ? Conflict(edit.Path)
            : await PutAsync(edit.Path, edit.Content, current, merged: false, cancellationToken);

    private async Task<EditOutcome> ReplaceAsync(FileEdit.Replace edit, CancellationToken cancellationToken)
    {
        if (await tree.ReadAsync(edit.Path, cancellationToken) is not { } current) return Missing(edit.Path);
        if (TextOf(current) is not { } before) return new EditOutcome.Refused(edit.Path, FileCodes.FileNotText, $"'{edit.Path}' is not a text file.");

        // The search text was found in what is there now, so a person's change elsewhere in the file is kept by itself.
        switch (EditLadder.Apply(before, edit.Replacements))
        {
            case EditResult.Failed failed:
                return new EditOutcome.Refused(edit.Path, failed.Code, failed.Detail);
            case EditResult.Edited edited when IsModel && FindFault(edit.Path, edited.Text, before, isWholeFile: false) is { } fault:
                return fault;
            case EditResult.Edited edited:
                var merged = turn.IsChangedByOther(edit.Path, current.Hash);
                return await PutAsync(edit.Path, TextContent.Encode(edited.Text), current, merged, cancellationToken);
            default:
                throw new InvalidOperationException("An edit result of unknown kind.");
        }
    }

    private async Task<EditOutcome> DeleteAsync(FileEdit.Delete edit, CancellationToken cancellationToken)
    {
        if (await tree.ReadAsync(edit.Path, cancellationToken) is not { } current) return Missing(edit.Path);
        if (turn.IsChangedByOther(edit.Path, current.Hash)) return Conflict(edit.Path);

        await tree.DeleteAsync(edit.Path, cancellationToken);
        turn.Remember(edit.Path, null);
        return new EditOutcome.Applied(new FileChange(edit.Path, FileChangeKind.Deleted, null, 0, 0, TextOf(current) is { } text ? TextDiff.Count(text, "").Removed : 0));
    }

    private async Task<EditOutcome> RenameAsync(FileEdit.Rename edit, CancellationToken cancellationToken)
    {
        if (ProtectedPaths.Refuses(edit.To, batch.Author)) return Protected(edit.To);
        if (IsModel && FileLocks.Cover(locks, edit.To)) return Locked(edit.To);
        if (await tree.ReadAsync(edit.Path, cancellationToken) is not { } current) return Missing(edit.Path);

        var changedByOther = turn.IsChangedByOther(edit.Path, current.Hash);
        await tree.RenameAsync(edit.Path, edit.To, cancellationToken);
        turn.Remember(edit.Path, null);
        // A person's change moves along and stays a person's: a later whole-file write will merge with it.
        turn.Remember(edit.To, changedByOther ? turn.LastSeen(edit.Path) : current.Hash);
        return new EditOutcome.Applied(new FileChange(edit.To, FileChangeKind.Renamed, current.Hash, current.Bytes.Length, 0, 0, edit.Path));
    }

    private async Task<EditOutcome> MergeAsync(FilePath path, string current, string wanted, FileContent file, CancellationToken cancellationToken)
    {
        var seen = turn.LastSeen(path) is { } hash ? await store.BlobAsync(project, hash, cancellationToken) : [];
        // Not stored: the turn's own earlier write, which no version has yet. Without the common ground there is nothing to merge on.
        if (seen is null || !TextContent.TryDecode(seen, out var common)) return Conflict(path);

        return ThreeWayMerge.Merge(common, current, wanted) switch
        {
            MergeResult.Merged merged => await PutAsync(path, TextContent.Encode(merged.Text), file, merged: true, cancellationToken),
            _ => Conflict(path),
        };
    }

    private async Task<EditOutcome> PutAsync(FilePath path, ReadOnlyMemory<byte> content, FileContent? current, bool merged, CancellationToken cancellationToken)
    {
        var hash = ContentHash.Of(content.Span);
        turn.Remember(path, hash);
        if (current?.Hash == hash) return new EditOutcome.Unchanged(path);

        await tree.WriteAsync(path, content, cancellationToken);
        var before = current is null ? "" : TextOf(current);
        var (added, removed) = before is not null && TextContent.TryDecode(content.Span, out var after) ? TextDiff.Count(before, after) : (0, 0);
        var kind = current is null ? FileChangeKind.Created : FileChangeKind.Modified;
        return new EditOutcome.Applied(new FileChange(path, kind, hash, content.Length, added, removed), merged);
    }

    private EditOutcome.Refused? FindFault(FilePath path, string text, string? before, bool isWholeFile)
    {
        if (PlaceholderGuard.Find(path, text, before) is { } line)
        {
            return new EditOutcome.Refused(path, FileCodes.EditPlaceholder, $"\"{line}\" stands where code should stand. Write the code, or replace only the lines that change.");
        }

        return isWholeFile && !batch.AllowShrink && before is not null && ShrinkGuard.LooksCutOff(before, text)
            ? new EditOutcome.Refused(path, FileCodes.EditShrink, $"'{path}' would lose most of its lines and gain none. Replace or delete the lines that are meant to go.")
            : null;
    }

    private static string? TextOf(FileContent? file) => file is not null && TextContent.TryDecode(file.Bytes.Span, out var text) ? text : null;

    private static EditOutcome.Refused Protected(FilePath path) => new(path, FileCodes.FileProtected, $"'{path}' is not for this author to write.");

    private static EditOutcome.Refused Locked(FilePath path) => new(path, FileCodes.FileLocked, $"'{path}' is locked by the project's owner. Leave it as it is and do without the change.");

    private static EditOutcome.Refused Missing(FilePath path) => new(path, FileCodes.FileNotFound, $"There is no '{path}'.");

    private static EditOutcome.Refused Conflict(FilePath path) =>
        new(path, FileCodes.FileConflict, $"'{path}' was changed by somebody else meanwhile, at the same lines. Read it again.");
}
