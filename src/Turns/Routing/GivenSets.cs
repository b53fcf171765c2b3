using System.Collections.Concurrent;
using System.Collections.Immutable;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages.BrowserSets;

namespace Forja.Turns.Routing;

/// <summary>
/// Which package sets a project's pages may load: those that its own lock came to, the newest few, because pages stay open over an older one. On disk in the project's
/// folder, <c>browser/sets/</c>, as empty files by the sets' names.
/// </summary>
internal sealed class GivenSets(ProjectFolders folders, TimeProvider time)
{
    private const int Kept = 8;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly ConcurrentDictionary<ProjectId, ImmutableHashSet<string>> _known = new();

    public void Give(ProjectId project, string set)
    {
        var folder = Directory.CreateDirectory(FolderOf(project), Private);
        var mark = Path.Join(folder.FullName, set);
        File.WriteAllBytes(mark, []);
        File.SetLastWriteTimeUtc(mark, time.GetUtcNow().UtcDateTime);
        foreach (var old in folder.GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept)) old.Delete();
        _known[project] = Read(project);
    }

    public bool Has(ProjectId project, string set) => _known.GetOrAdd(project, Read).Contains(set);

    public void Forget(ProjectId project) => _known.TryRemove(project, out _);

    private ImmutableHashSet<string> Read(ProjectId project) =>
        Directory.Exists(FolderOf(project)) ? [.. Directory.GetFiles(FolderOf(project)).Select(file => Path.GetFileName(file)!)] : [];

    private string FolderOf(ProjectId project) => Path.Join(folders.DirectoryOf(project), BrowserPackages.GivenFolder);
}
