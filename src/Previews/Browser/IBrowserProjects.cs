using Forja.ProjectFiles;
using Forja.Sandboxes.Packages.BrowserSets;

namespace Forja.Previews.Browser;

/// <summary>What the edge asks about projects that run in the browser. Answered where a project's way of running is decided.</summary>
public interface IBrowserProjects
{
    /// <summary>Null: a sandbox runs all of it.</summary>
    ValueTask<BrowserProject?> FindAsync(ProjectId project, CancellationToken cancellationToken);

    /// <summary>A module of a package set that this project was given; null when it was not, or the set has no such module.</summary>
    BrowserSetFile? FindPackage(ProjectId project, string set, string file, bool compressed);
}
