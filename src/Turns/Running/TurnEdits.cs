using Forja.Generation;
using Forja.ProjectFiles;

namespace Forja.Turns.Running;

/// <summary>
/// A model's changes on their way to the project's single writer, whichever protocol they came in. Deletions of a text answer wait for its end: until the file that no longer
/// needs them is written, they would break the running app, and an answer that breaks off must not leave less than there was.
/// </summary>
internal sealed class TurnEdits(IProjectGrain project, TurnJob job, TurnJournal journal, Action<FilePath> onWritten)
{
    private readonly List<FileEdit.Delete> _deletions = [];
    private readonly List<(FilePath Path, ObservedFailure Failure)> _refused = [];

    /// <summary>Edits that did not fit and were not made good since.</summary>
    public IReadOnlyList<ObservedFailure> Refused => [.. _refused.Select(item => item.Failure)];

    /// <summary>Takes the refusals; whoever takes them sees to them.</summary>
    public IReadOnlyList<ObservedFailure> TakeRefused()
    {
        var taken = Refused;
        _refused.Clear();
        return taken;
    }

    /// <summary>A file that the parser itself refused.</summary>
    public void Refuse(string rawPath, string code)
    {
        if (FilePath.TryParse(rawPath, out var path)) _refused.Add((path, new ObservedFailure("edits", $"{rawPath} was refused: {code}", null)));
    }

    /// <summary>A change of a text answer.</summary>
    public Task TakeAsync(FileEdit edit, CancellationToken cancellationToken)
    {
        if (edit is FileEdit.Delete deletion)
        {
            _deletions.Add(deletion);
            return Task.CompletedTask;
        }

        // Written again, it is not to go.
        _deletions.RemoveAll(item => item.Path == edit.Path);
        return ApplyAsync(edit, cancellationToken);
    }

    /// <summary>The answer is whole: what was to go goes.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var deletion in _deletions) await ApplyAsync(deletion, cancellationToken);
        _deletions.Clear();
    }

    /// <summary>Makes a change now; null when it was made, else why not.</summary>
    public async Task<string?> ApplyAsync(FileEdit edit, CancellationToken cancellationToken)
    {
        // A file that has closed is kept even when the person presses stop while it is being written.
        var applied = await project.ApplyAsync(new EditBatch(VersionAuthors.Model, job.Turn.Value, job.ReadVersion, [edit]));
        string? reason = null;
        foreach (var outcome in applied.Edits)
        {
            switch (outcome)
            {
                case EditOutcome.Applied done:
                    _refused.RemoveAll(item => item.Path == done.Change.Path);
                    await journal.FileDoneAsync(done.Change, CancellationToken.None);
                    onWritten(done.Change.Path);
                    break;
                case EditOutcome.Unchanged same:
                    var content = (edit as FileEdit.Write)?.Content ?? default;
                    await journal.FileUnchangedAsync(same.Path, ContentHash.Of(content.Span), content.Length, CancellationToken.None);
                    break;
                case EditOutcome.Refused { Code: FileCodes.FileNotFound } when edit is FileEdit.Delete:
                    // As gone as it was to be.
                    reason = $"There is no '{edit.Path}'.";
                    break;
                case EditOutcome.Refused refused:
                    reason = $"{refused.Path} ({refused.Code}): {refused.Detail}";
                    if (refused.Code != FileCodes.FileProtected && edit is not FileEdit.Delete)
                        _refused.Add((refused.Path, new ObservedFailure("edits", $"The change to {refused.Path} was refused: {refused.Code}", refused.Detail)));
                    await journal.FileRefusedAsync(refused.Path.Value, refused.Code, CancellationToken.None);
                    break;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return reason;
    }
}
