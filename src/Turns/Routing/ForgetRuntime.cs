using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;

namespace Forja.Turns.Routing;

/// <summary>A version may change where a project can run, and is what visitors get next.</summary>
internal sealed class ForgetRuntime(ProjectRuntimes runtimes, GivenSets given) : IProjectObserver
{
    public Task OnCommittedAsync(ProjectId project, VersionInfo version, CancellationToken cancellationToken)
    {
        runtimes.Forget(project);
        return Task.CompletedTask;
    }

    public Task OnDeletingAsync(DbContext db, ProjectId project, CancellationToken cancellationToken)
    {
        runtimes.Forget(project);
        given.Forget(project);
        return Task.CompletedTask;
    }
}
