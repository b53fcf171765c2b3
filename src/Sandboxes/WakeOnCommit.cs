using Forja.ProjectFiles;

namespace Forja.Sandboxes;

/// <summary>New files are use: a frozen dev server goes on, sees them, and updates the pages that are open.</summary>
internal sealed class WakeOnCommit(LiveSandboxes sandboxes) : IProjectObserver
{
    public Task OnCommittedAsync(ProjectId project, VersionInfo version, CancellationToken cancellationToken)
    {
        sandboxes.Find(project)?.Wake();
        return Task.CompletedTask;
    }
}
