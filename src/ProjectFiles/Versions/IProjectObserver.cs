using Microsoft.EntityFrameworkCore;

namespace Forja.ProjectFiles;

/// <summary>
/// Told of each version and each deletion, inside its transaction and after it. Resolved from the scope of the operation (so scoped state is shared between the calls);
/// an exception inside the transaction undoes it.
/// </summary>
public interface IProjectObserver
{
    /// <summary>Inside the transaction, after the version's rows: what is written with <paramref name="db"/> is committed with them. Changes are saved by the caller.</summary>
    Task OnCommittingAsync(DbContext db, ProjectId project, VersionInfo version, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the commit, once the working tree holds the version.</summary>
    Task OnCommittedAsync(ProjectId project, VersionInfo version, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Inside the transaction that removes the project.</summary>
    Task OnDeletingAsync(DbContext db, ProjectId project, CancellationToken cancellationToken) => Task.CompletedTask;
}
