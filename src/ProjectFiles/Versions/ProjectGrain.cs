using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.ProjectFiles;

/// <summary>
/// The single writer of one project's files. Not reentrant: a call, with all its waiting for disk and database, ends before the next begins. What it holds in
/// memory can be lost at any moment; a second activation by mistake is stopped by the compare-and-swap of the head.
/// </summary>
internal sealed partial class ProjectGrain(
    IServiceScopeFactory scopes,
    ProjectFolders folders,
    VersionWriter versions,
    TreeProjection projection,
    IOptions<ProjectFilesOptions> options,
    TimeProvider time,
    ILogger<ProjectGrain> logger) : Grain, IProjectGrain
{
    // Files written since the head by edits, which a snapshot must see even in an ignored folder.
    private readonly HashSet<FilePath> _touched = [];

    // Files whose version is safe in the database, and which are to reach the disk before that version is marked as applied.
    private readonly HashSet<FilePath> _unflushed = [];

    private ProjectId _id = null!;
    private WorkingTree _tree = null!;
    private bool _exists;
    private int _head;
    private Snapshot _files = Snapshot.Empty;
    private IGrainTimer? _marking;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = ProjectId.Parse(this.GetPrimaryKeyString());
        _tree = folders.TreeOf(_id);
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ProjectStore>();
        if (await store.FindAsync(_id, cancellationToken) is not { } project) return;

        _exists = true;
        _head = project.Head;
        _files = await ManifestOf(store, _head, cancellationToken);
        await RecoverAsync(store, cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_marking is not null) await MarkAppliedAsync(cancellationToken);
    }

    public Task<bool> OpenAsync() => Task.FromResult(_exists);

    private async Task RecoverAsync(ProjectStore store, CancellationToken cancellationToken)
    {
        var treeIsThere = Directory.Exists(_tree.Root);
        folders.Prepare(_id);
        if (!treeIsThere)
        {
            LogTreeMissing(_id);
            await projection.ProjectAsync(_id, _tree, Snapshot.Empty, _files, cancellationToken);
        }
        else if (_head > 0 && !await store.IsAppliedAsync(_id, _head, cancellationToken))
        {
            LogRepairing(_id, _head);
            var before = await ManifestOf(store, _head - 1, cancellationToken);
            await projection.RepairAsync(_id, _tree, before, _files, cancellationToken);
        }
        else
        {
            return;
        }

        await store.MarkAppliedAsync(_id, _head, cancellationToken);
    }

    private async Task<Snapshot> ManifestOf(ProjectStore store, int number, CancellationToken cancellationToken) =>
        await store.ManifestAsync(_id, number, cancellationToken) ?? throw new InvalidDataException($"Project {_id} lacks its version {number}.");

    private void EnsureExists()
    {
        if (!_exists) throw new InvalidOperationException($"There is no project {_id}.");
    }

    // After a version whose files may not all have arrived: what is in memory is no longer sure, the next activation reads and repairs.
    private async Task<VersionDraft?> WriteVersionAsync(Func<DbContext, ProjectStore, Task<VersionDraft?>> draft, Func<Task> apply)
    {
        try
        {
            var made = await versions.WriteAsync(_id, draft, apply);
            if (made is null) return null;

            _head = made.Version.Number;
            _files = made.Files;
            if (!made.IsApplied) MarkAppliedSoon();
            return made;
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private VersionInfo NextVersion(string author, string message, IEnumerable<FileChange> changes, string? model = null, string? turnId = null) =>
        new(_head + 1, _head == 0 ? null : _head, author, model, message, turnId, time.GetUtcNow(), [.. changes]);

    // Saves in a row share one mark, so that each costs one commit and not two.
    private void MarkAppliedSoon() =>
        _marking ??= this.RegisterGrainTimer(MarkAppliedAsync, new GrainTimerCreationOptions(options.Value.AppliedMarkDelay, Timeout.InfiniteTimeSpan));

    private async Task MarkAppliedAsync(CancellationToken cancellationToken)
    {
        // Disposing a timer cancels the token of the callback that is running: only after the mark is made. A save in between starts a timer of its own.
        using var timer = _marking;
        _marking = null;
        await _tree.FlushAsync([.. _unflushed], cancellationToken);
        _unflushed.Clear();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProjectStore>().MarkAppliedAsync(_id, _head, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Project {Project}: its working tree is missing and is written anew from its head version.")]
    private partial void LogTreeMissing(ProjectId project);

    [LoggerMessage(Level = LogLevel.Information, Message = "Project {Project}: version {Version} had not fully reached the working tree; it is completed.")]
    private partial void LogRepairing(ProjectId project, int version);
}
