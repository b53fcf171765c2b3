using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.ProjectFiles;

/// <content>The project's beginning, its versions, and its end.</content>
internal sealed partial class ProjectGrain
{
    public async Task<VersionInfo> CreateAsync(NewProject project)
    {
        if (_exists) throw new InvalidOperationException($"Project {_id} exists already.");
        if (project.Files.Length > options.Value.MaxFiles) throw new FileRefusedException(FileCodes.TooManyFiles, $"A project holds at most {options.Value.MaxFiles} files.");

        folders.Prepare(_id);
        var made = await WriteVersionAsync(
            async (db, store) =>
            {
                var draft = await DraftFromAsync(store, project);
                db.Add(Describe(project, draft.Version.At));
                await db.SaveChangesAsync();
                foreach (var file in project.Files) await store.AddBlobAsync(_id, draft.Files.Files[file.Path].Hash, file.Content, CancellationToken.None);
                return draft;
            },
            () => PlaceAsync(project.Files));
        _exists = true;
        return made!.Version;
    }

    // The folder may have been prepared, with a server running over it already: what is there as it should be is left alone.
    private async Task PlaceAsync(ImmutableArray<NewFile> files)
    {
        var listing = await _tree.ListAsync(CancellationToken.None);
        foreach (var extra in listing.Entries.Select(entry => entry.Path).Except(files.Select(file => file.Path))) await _tree.DeleteAsync(extra, CancellationToken.None);
        foreach (var file in files)
        {
            var there = await _tree.ReadAsync(file.Path, CancellationToken.None);
            if (there is null || !there.Bytes.Span.SequenceEqual(file.Content.Span)) await _tree.PutAsync(file.Path, file.Content, CancellationToken.None);
            _unflushed.Add(file.Path);
        }

        File.Delete(folders.PreparedMarkOf(_id));
    }

    public async Task<VersionInfo?> CommitAsync(CommitRequest request)
    {
        EnsureExists();
        var taken = await _tree.SnapshotAsync(_files.Files.Keys.Concat(_touched), CancellationToken.None);
        var after = KeepUnreadable(taken);
        if (SnapshotChanges.Between(_files, after).IsEmpty) return Settled(null);

        var made = await WriteVersionAsync(
            async (_, store) =>
            {
                var contents = new VersionContents(_id, _tree, store);
                after = await contents.StoreAsync(_files, after);
                var changes = await contents.CountLinesAsync(_files, SnapshotChanges.Between(_files, after));
                return changes.IsEmpty ? null : new VersionDraft(NextVersion(request.Author, request.Message, changes, request.Model, request.TurnId), after, IsApplied: true);
            },
            () => Task.CompletedTask);
        return Settled(made?.Version);
    }

    public async Task<VersionInfo?> TakeInAsync()
    {
        if (!_exists || _writingTurn is not null) return null;
        return await CommitAsync(new CommitRequest(VersionAuthors.Sandbox, "Changes made by programs"));
    }

    public async Task<VersionInfo?> RestoreAsync(int number)
    {
        EnsureExists();
        await using var scope = scopes.CreateAsyncScope();
        if (number < 1 || await scope.ServiceProvider.GetRequiredService<ProjectStore>().ManifestAsync(_id, number, CancellationToken.None) is not { } target) return null;

        await SaveDirtyTreeAsync();
        var before = _files;
        var made = await WriteVersionAsync(
            async (_, store) =>
            {
                var changes = await new VersionContents(_id, _tree, store).CountLinesAsync(before, SnapshotChanges.Between(before, target));
                return new VersionDraft(NextVersion(VersionAuthors.Restore, VersionPast.Say(number), changes), target, IsApplied: false);
            },
            () => projection.ProjectAsync(_id, _tree, before, target, CancellationToken.None));
        return Settled(made!.Version);
    }

    public async Task<UndoOutcome> UndoAsync(int number, FilePath? only)
    {
        EnsureExists();
        await using var scope = scopes.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<ProjectStore>();
        // The first version is the project itself.
        if (number <= 1 || await reader.ManifestAsync(_id, number, CancellationToken.None) is not { } after
            || await reader.ManifestAsync(_id, number - 1, CancellationToken.None) is not { } before) return new UndoOutcome.NoVersion();

        await SaveDirtyTreeAsync();
        var now = _files;
        IReadOnlyList<FilePath> conflicts = [];
        var target = now;
        var made = await WriteVersionAsync(
            async (_, store) =>
            {
                var undo = new VersionUndo(_id, store, before, after, now);
                target = await undo.RunAsync(only);
                conflicts = undo.Conflicts;
                var changes = await new VersionContents(_id, _tree, store).CountLinesAsync(now, SnapshotChanges.Between(now, target));
                if (conflicts.Count > 0 || changes.IsEmpty) return null;

                var message = string.Create(CultureInfo.InvariantCulture, $"Version {number} undone");
                return new VersionDraft(NextVersion(VersionAuthors.Restore, message, changes), target, IsApplied: false);
            },
            () => projection.ProjectAsync(_id, _tree, now, target, CancellationToken.None));
        if (conflicts.Count > 0) return new UndoOutcome.Conflicted([.. conflicts]);
        return made is null ? new UndoOutcome.Nothing() : new UndoOutcome.Undone(Settled(made.Version)!);
    }

    public async Task DeleteProjectAsync()
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<DbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var observer in scope.ServiceProvider.GetServices<IProjectObserver>()) await observer.OnDeletingAsync(db, _id, CancellationToken.None);
            await db.SaveChangesAsync();
            await new ProjectStore(db).DeleteAsync(_id, CancellationToken.None);
            await transaction.CommitAsync();
        }

        _marking?.Dispose();
        _marking = null;
        _exists = false;
        await Task.Run(() => folders.Remove(_id));
        DeactivateOnIdle();
    }

    /// <summary>Makes a version of what programs changed since the head, before something would go over it.</summary>
    private Task<VersionInfo?> SaveDirtyTreeAsync() => CommitAsync(
        _hasTurnWrites
            ? new CommitRequest(VersionAuthors.Model, "Changes of an unfinished turn", TurnId: _turn.Id)
            : new CommitRequest(VersionAuthors.Sandbox, "Changes made by programs"));

    // What cannot be read now (a link, a FIFO, a file grown too large) is neither taken in nor taken for deleted.
    private Snapshot KeepUnreadable(TreeSnapshot taken)
    {
        var files = taken.Files.Files.ToBuilder();
        foreach (var entry in taken.Unreadable)
        {
            if (_files.Files.TryGetValue(entry.Path, out var known)) files[entry.Path] = known;
        }

        return new Snapshot(files.ToImmutable());
    }

    private VersionInfo? Settled(VersionInfo? version)
    {
        _touched.Clear();
        _hasTurnWrites = false;
        _writingTurn = null;
        return version;
    }

    private async Task<VersionDraft> DraftFromAsync(ProjectStore store, NewProject project)
    {
        var files = Snapshot.Empty.Files.ToBuilder();
        foreach (var file in project.Files) files[file.Path] = new SnapshotFile(ContentHash.Of(file.Content.Span), file.Content.Length);

        var snapshot = new Snapshot(files.ToImmutable());
        var contents = new VersionContents(_id, _tree, store, project.Files);
        var changes = await contents.CountLinesAsync(Snapshot.Empty, SnapshotChanges.Between(Snapshot.Empty, snapshot));
        return new VersionDraft(NextVersion(project.Author, project.Message, changes, project.Model), snapshot, IsApplied: false);
    }

    private Project Describe(NewProject project, DateTimeOffset at) => new()
    {
        Id = _id,
        Name = project.Name,
        Owner = project.Owner,
        Prompt = project.Prompt,
        Stack = [.. project.Stack],
        Starter = project.Starter,
        Runtime = project.Runtime,
        Model = project.Model,
        Language = project.Language,
        CreatedAt = at,
        UpdatedAt = at,
        SearchText = SearchText.Of(project.Name, project.Prompt),
    };
}
