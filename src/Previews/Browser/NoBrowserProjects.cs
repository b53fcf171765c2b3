using Forja.ProjectFiles;
using Forja.Sandboxes.Packages.BrowserSets;

namespace Forja.Previews.Browser;

/// <summary>Where nobody decides, sandboxes run everything.</summary>
internal sealed class NoBrowserProjects : IBrowserProjects
{
    public ValueTask<BrowserProject?> FindAsync(ProjectId project, CancellationToken cancellationToken) => new((BrowserProject?)null);

    public BrowserSetFile? FindPackage(ProjectId project, string set, string file, bool compressed) => null;
}
