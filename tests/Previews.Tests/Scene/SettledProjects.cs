using System.Collections.Concurrent;
using Forja.Previews.Browser;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages.BrowserSets;

namespace Forja.Previews.Tests.Scene;

/// <summary>Projects that a test has decided to run in the browser, with the package modules it has given them.</summary>
internal sealed class SettledProjects : IBrowserProjects
{
    private readonly ConcurrentDictionary<ProjectId, BrowserProject> _projects = new();
    private readonly ConcurrentDictionary<(ProjectId, string, string), string> _packages = new();

    public void Set(ProjectId project, int version, DateTimeOffset changedAt, bool hybrid = false) => _projects[project] = new BrowserProject(version, changedAt, hybrid);

    public void Give(ProjectId project, string set, string file, string path) => _packages[(project, set, file)] = path;

    public ValueTask<BrowserProject?> FindAsync(ProjectId project, CancellationToken cancellationToken) => new(_projects.GetValueOrDefault(project));

    public BrowserSetFile? FindPackage(ProjectId project, string set, string file, bool compressed) =>
        _packages.TryGetValue((project, set, file), out var path) ? new BrowserSetFile(path, false) : null;
}
