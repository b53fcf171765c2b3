using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.ProjectFiles;

/// <summary>
/// The transaction in which a version comes to be: contents, row, head, and what the observers add, all or nothing. The working tree follows after the commit,
/// so that a failure before it leaves everything as it was.
/// </summary>
internal sealed partial class VersionWriter(IServiceScopeFactory scopes, IOptions<ProjectFilesOptions> options, ILogger<VersionWriter> logger)
{
    /// <param name="project">The project.</param>
    /// <param name="draft">Runs inside the transaction: stores contents and says what the version is; null gives the whole thing up.</param>
    /// <param name="apply">Runs after the commit: brings the working tree to it.</param>
    public async Task<VersionDraft?> WriteAsync(ProjectId project, Func<DbContext, ProjectStore, Task<VersionDraft?>> draft, Func<Task> apply)
    {
        // A version that was accepted is carried out: nothing here is cancelled half-way.
        var cancellationToken = CancellationToken.None;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        var observers = scope.ServiceProvider.GetServices<IProjectObserver>().ToList();
        var store = new ProjectStore(db);

        VersionDraft? made;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            made = await draft(db, store);
            if (made is null) return null;

            var manifest = IsManifestDue(made.Version.Number) ? made.Files : null;
            if (!await store.TryAddVersionAsync(project, made.Version, manifest, made.IsApplied, cancellationToken))
            {
                throw new DbUpdateConcurrencyException($"Project {project} has another writer: version {made.Version.Number} was not the next one.");
            }

            foreach (var observer in observers) await observer.OnCommittingAsync(db, project, made.Version, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await apply();
        foreach (var observer in observers) await TellAsync(observer, project, made.Version, cancellationToken);
        return made;
    }

    private bool IsManifestDue(int number) => number % options.Value.VersionsPerManifest == 1 || options.Value.VersionsPerManifest == 1;

    // The version stands, so its writer must not be told otherwise because somebody who listens failed.
    private async Task TellAsync(IProjectObserver observer, ProjectId project, VersionInfo version, CancellationToken cancellationToken)
    {
        try
        {
            await observer.OnCommittedAsync(project, version, cancellationToken);
        }
        catch (Exception error)
        {
            LogObserverFailed(error, project, version.Number, observer.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Project {Project}, version {Version}: {Observer} failed after the commit.")]
    private partial void LogObserverFailed(Exception error, ProjectId project, int version, string observer);
}
