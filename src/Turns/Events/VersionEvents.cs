using Forja.ProjectFiles;
using Forja.Turns.Checks;
using Forja.Turns.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Events;

/// <summary>
/// Tells watchers of each version. The version's row is the truth: its event follows after the commit, because the order of events is settled
/// outside the project's transaction; should the process die between the two, <see cref="EventLog"/> adds what is missing when it next opens.
/// </summary>
internal sealed partial class VersionEvents(EventLog events, ILogger<VersionEvents> logger) : IProjectObserver
{
    public async Task OnCommittedAsync(ProjectId project, VersionInfo version, CancellationToken cancellationToken)
    {
        try
        {
            await events.AppendAsync(project, [Tell(version)], null, CancellationToken.None);
        }
        catch (Exception error)
        {
            // The version is made, and the caller must hear so; the event comes when the log next opens.
            LogUntold(error, version.Number, project);
        }
    }

    /// <summary>What belongs to the project here goes with it.</summary>
    public async Task OnDeletingAsync(DbContext db, ProjectId project, CancellationToken cancellationToken)
    {
        await db.Set<StoredEvent>().Where(item => item.Project == project.Value).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Screenshot>().Where(item => item.Project == project.Value).ExecuteDeleteAsync(cancellationToken);
        await db.Set<QueuedTurn>().Where(item => item.Project == project.Value).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Turn>().Where(item => item.Project == project.Value).ExecuteDeleteAsync(cancellationToken);
    }

    public static ProjectEvent.VersionMade Tell(VersionInfo version) => new(
        version.Number,
        version.Parent,
        version.Author,
        version.Message,
        version.TurnId,
        [.. version.Files.Select(file => new VersionFile(file.Path.Value, file.Change, file.Hash?.Value, file.From?.Value))]);

    [LoggerMessage(LogLevel.Error, "Version {Version} of project {Project} is made and could not be told to those who watch")]
    private partial void LogUntold(Exception error, int version, ProjectId project);
}
