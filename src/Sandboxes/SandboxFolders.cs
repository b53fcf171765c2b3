using System.Globalization;
using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;

namespace Forja.Sandboxes;

/// <summary>
/// Prepares the folders of a project that its sandbox mounts. Done while no sandbox of the project runs, so nobody can exchange what is looked at for something else.
/// </summary>
internal sealed class SandboxFolders(ProjectFolders folders)
{
    private const string OwnerFile = "owner";
    private const string CacheFolder = "vite";

    public string TreeOf(ProjectId project) => folders.TreeOf(project).Root;

    public string HomeOf(ProjectId project) => Path.Join(folders.SandboxDirectoryOf(project), "home");

    public string ViteTemporaryOf(ProjectId project) => Path.Join(folders.SandboxDirectoryOf(project), "vite-temp");

    /// <summary>Gives the project's files to the sandbox's user. Once: later files get their owner as they are written.</summary>
    public void Prepare(ProjectId project, SandboxIdentity identity)
    {
        var own = folders.SandboxDirectoryOf(project);
        Directory.CreateDirectory(own);
        foreach (var folder in new[] { HomeOf(project), ViteTemporaryOf(project) }) MakeOwned(folder, identity);

        var marker = Path.Join(own, OwnerFile);
        var owner = identity.HostUser.ToString(CultureInfo.InvariantCulture);
        if (!Native.IsRoot || (File.Exists(marker) && File.ReadAllText(marker) == owner)) return;

        Give(TreeOf(project), identity.HostUser);
        foreach (var folder in Directory.EnumerateDirectories(own)) Give(folder, identity.HostUser);
        File.WriteAllText(marker, owner);
    }

    /// <summary>A real, empty folder in the tree for the layer to be mounted on; whatever an app left there under this name goes.</summary>
    public void MakeLayerTarget(ProjectId project, SandboxIdentity identity, string folder)
    {
        var target = new DirectoryInfo(Path.Join(TreeOf(project), folder, "node_modules"));
        if (target.LinkTarget is not null || File.Exists(target.FullName)) File.Delete(target.FullName);
        MakeOwned(target.FullName, identity);
    }

    /// <summary>The sandbox's own copy of a layer's optimizer cache: kept for the next start over the same layer, replaced for another.</summary>
    public string MakeViteCache(ProjectId project, SandboxIdentity identity, string layer, string? source)
    {
        var own = folders.SandboxDirectoryOf(project);
        var cache = Path.Join(own, $"{CacheFolder}-{layer}");
        if (Directory.Exists(cache)) return cache;

        foreach (var other in Directory.EnumerateDirectories(own, $"{CacheFolder}-*"))
        {
            if (other != ViteTemporaryOf(project)) Directory.Delete(other, recursive: true);
        }

        var temporary = Path.Join(own, $".{CacheFolder}");
        if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        Directory.CreateDirectory(temporary);
        if (source is not null) Copy(source, temporary);
        Give(temporary, identity.HostUser);
        Directory.Move(temporary, cache);
        return cache;
    }

    private static void MakeOwned(string folder, SandboxIdentity identity)
    {
        if (Directory.Exists(folder)) return;
        Directory.CreateDirectory(folder);
        if (Native.IsRoot) Native.ChangeOwner(folder, identity.HostUser);
    }

    private static void Give(string path, uint owner)
    {
        if (!Native.IsRoot) return;
        Native.ChangeOwner(path, owner);
        if (new DirectoryInfo(path) is not { Exists: true, LinkTarget: null }) return;
        foreach (var entry in Directory.EnumerateFileSystemEntries(path)) Give(entry, owner);
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source)) File.Copy(file, Path.Join(target, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(source))
        {
            var inner = Path.Join(target, Path.GetFileName(folder));
            Directory.CreateDirectory(inner);
            Copy(folder, inner);
        }
    }
}
