using System.Collections.Concurrent;
using Forja.ProjectFiles.Tree;
using Microsoft.Extensions.Options;

namespace Forja.ProjectFiles;

/// <summary>Where each project's folders are: <c>projects/{id}/tree</c>, <c>…/sandbox</c> and <c>…/staging</c> in the data directory.</summary>
public sealed class ProjectFolders(IOptions<ProjectFilesOptions> options, TimeProvider time)
{
    // Others on the machine may pass through to what they were given, but not look around: ids are not guessable.
    private const UnixFileMode PassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string RemovedPrefix = ".removed-";

    private readonly ConcurrentDictionary<ProjectId, WorkingTree> _trees = new();

    /// <summary>The project's working tree. The same object each time, so that what it knows of unchanged files is kept.</summary>
    public WorkingTree TreeOf(ProjectId project) =>
        _trees.GetOrAdd(project, id => new WorkingTree(Path.Join(DirectoryOf(id), "tree"), StagingDirectoryOf(id), options.Value, time));

    /// <summary>All that belongs to one project.</summary>
    public string DirectoryOf(ProjectId project) => Path.Join(options.Value.DataDirectory, "projects", project.Value);

    /// <summary>For the sandbox's own writable mounts.</summary>
    public string SandboxDirectoryOf(ProjectId project) => Path.Join(DirectoryOf(project), "sandbox");

    /// <summary>Files on their way into the tree; never mounted into a sandbox.</summary>
    internal string StagingDirectoryOf(ProjectId project) => Path.Join(DirectoryOf(project), "staging");

    /// <summary>Stands in a folder that was prepared for a project which is not there yet.</summary>
    internal string PreparedMarkOf(ProjectId project) => Path.Join(DirectoryOf(project), "prepared");

    /// <summary>Folders that were prepared and have not become a project's.</summary>
    internal IReadOnlyList<ProjectId> Prepared()
    {
        var projects = Path.Join(options.Value.DataDirectory, "projects");
        if (!Directory.Exists(projects)) return [];
        return [.. Directory.EnumerateDirectories(projects)
            .Select(folder => ProjectId.TryParse(Path.GetFileName(folder), out var id) && File.Exists(PreparedMarkOf(id)) ? id : null)
            .OfType<ProjectId>()];
    }

    /// <summary>Makes the project's folders where they are missing, and clears what an interrupted write left.</summary>
    internal void Prepare(ProjectId project)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Projects are kept safe by calls that only Linux has.");

        Directory.CreateDirectory(Path.Join(options.Value.DataDirectory, "projects"), PassThrough);
        Directory.CreateDirectory(DirectoryOf(project), PassThrough);
        Directory.CreateDirectory(Path.Join(DirectoryOf(project), "tree"));
        Directory.CreateDirectory(SandboxDirectoryOf(project));
        Directory.CreateDirectory(StagingDirectoryOf(project), Private);
        foreach (var leftover in Directory.EnumerateFiles(StagingDirectoryOf(project))) File.Delete(leftover);
    }

    /// <summary>Removes all that belongs to the project. Interrupted, it is finished by <see cref="RemoveLeftovers"/>.</summary>
    internal void Remove(ProjectId project)
    {
        _trees.TryRemove(project, out _);
        if (!Directory.Exists(DirectoryOf(project))) return;

        var gone = Path.Join(options.Value.DataDirectory, "projects", RemovedPrefix + project.Value);
        FolderRemoval.Remove(gone);
        Directory.Move(DirectoryOf(project), gone);
        FolderRemoval.Remove(gone);
    }

    /// <summary>Removes the folders of deleted projects that an earlier run did not get to. A folder without a project's row is left alone: the database may be an old copy.</summary>
    internal void RemoveLeftovers()
    {
        var projects = Path.Join(options.Value.DataDirectory, "projects");
        if (!Directory.Exists(projects)) return;
        foreach (var gone in Directory.EnumerateDirectories(projects, RemovedPrefix + "*")) FolderRemoval.Remove(gone);
    }
}
