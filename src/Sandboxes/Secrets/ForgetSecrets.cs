using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;

namespace Forja.Sandboxes.Secrets;

/// <summary>A deleted project leaves no secret behind.</summary>
internal sealed class ForgetSecrets(SecretMask mask) : IProjectObserver
{
    public async Task OnDeletingAsync(DbContext db, ProjectId project, CancellationToken cancellationToken)
    {
        await db.Set<SecretRecord>().Where(row => row.Project == project.Value).ExecuteDeleteAsync(cancellationToken);
        mask.Forget(project);
    }
}
