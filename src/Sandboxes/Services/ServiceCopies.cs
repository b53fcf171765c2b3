using Forja.ProjectFiles;

namespace Forja.Sandboxes.Services;

/// <summary>What other stages may have done with a project's data.</summary>
public sealed class ServiceCopies
{
    private readonly LiveServices _live;

    internal ServiceCopies(LiveServices live) => _live = live;

    /// <summary>Gives a project that was just made the data of another, as they are now. Secrets that people set are not among them.</summary>
    public Task CopyAsync(ProjectId source, ProjectId target, CancellationToken cancellationToken) => _live.CopyAsync(source, target, cancellationToken);
}
