using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.ProjectFiles;

/// <content>Edits of a running turn: into the tree at once, with no version yet.</content>
internal sealed partial class ProjectGrain
{
    private TurnWrites _turn = new(null, null, Snapshot.Empty);
    private bool _hasTurnWrites;

    // The turn whose writes are not in a version yet, whatever else was written meanwhile.
    private string? _writingTurn;

    public async Task<ApplyOutcome> ApplyAsync(EditBatch batch)
    {
        EnsureExists();
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ProjectStore>();
        if (!_turn.IsOf(batch))
        {
            var read = batch.BaseVersion is { } number ? await ManifestOf(store, number, CancellationToken.None) : Snapshot.Empty;
            _turn = new TurnWrites(batch.TurnId, batch.BaseVersion, read);
        }

        var executor = new EditExecutor(_id, _tree, store, _turn, batch, await store.LocksAsync(_id, CancellationToken.None));
        var outcomes = ImmutableArray.CreateBuilder<EditOutcome>(batch.Edits.Length);
        foreach (var edit in batch.Edits)
        {
            var outcome = IsRoomFor(edit)
                ? await executor.ExecuteAsync(edit, CancellationToken.None)
                : new EditOutcome.Refused(edit.Path, FileCodes.TooManyFiles, $"A project holds at most {options.Value.MaxFiles} files.");
            if (outcome is EditOutcome.Applied applied) Touch(applied.Change);
            if (outcome is EditOutcome.Applied) _writingTurn = batch.TurnId ?? _writingTurn;
            outcomes.Add(outcome);
        }

        return new ApplyOutcome(outcomes.ToImmutable());
    }

    private bool IsRoomFor(FileEdit edit) =>
        edit is not FileEdit.Write || _files.Files.ContainsKey(edit.Path) || _touched.Contains(edit.Path) || _files.Files.Count + _touched.Count < options.Value.MaxFiles;

    private void Touch(FileChange change)
    {
        _touched.Add(change.Path);
        _hasTurnWrites = true;
    }
}
