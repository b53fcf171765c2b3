using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;

namespace Forja.Sandboxes.Egress;

/// <summary>A deleted project leaves no rules and no attempts behind.</summary>
internal sealed class ForgetEgress(EgressLog log) : IProjectObserver
{
    public async Task OnDeletingAsync(DbContext db, ProjectId project, CancellationToken cancellationToken)
    {
        await db.Set<EgressRecord>().Where(row => row.Project == project.Value).ExecuteDeleteAsync(cancellationToken);
        log.Forget(project);
    }
}
