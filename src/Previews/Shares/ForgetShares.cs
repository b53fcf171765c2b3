using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;

namespace Forja.Previews.Shares;

/// <summary>A deleted project leaves no link behind.</summary>
internal sealed class ForgetShares(ShareBook shares) : IProjectObserver
{
    public Task OnDeletingAsync(DbContext db, ProjectId project, CancellationToken cancellationToken) => shares.ForgetAsync(db, project, cancellationToken);
}
