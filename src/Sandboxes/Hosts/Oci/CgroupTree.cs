using System.Globalization;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>The control groups of this server's sandboxes, in every hierarchy that is mounted (one with cgroup v2, one per controller with v1).</summary>
internal sealed class CgroupTree(string instance)
{
    private readonly string[] _hierarchies = [.. Hierarchies(File.ReadLines("/proc/self/mountinfo"))];

    /// <summary>Where a sandbox's group is, seen from the root of a hierarchy.</summary>
    public string PathOf(string sandbox) => $"/{instance}/{sandbox}";

    /// <summary>How many processes of the sandbox the kernel ended because the memory limit was reached.</summary>
    public long OutOfMemoryKills(string sandbox)
    {
        foreach (var hierarchy in _hierarchies)
        {
            foreach (var name in new[] { "memory.events", "memory.oom_control" })
            {
                var file = Path.Join(hierarchy, PathOf(sandbox), name);
                if (!File.Exists(file)) continue;
                foreach (var line in File.ReadLines(file))
                {
                    if (line.StartsWith("oom_kill ", StringComparison.Ordinal)) return long.Parse(line.AsSpan(9), CultureInfo.InvariantCulture);
                }
            }
        }

        return 0;
    }

    /// <summary>Names of the sandboxes that have a group somewhere.</summary>
    public IReadOnlySet<string> Sandboxes() =>
        _hierarchies.Select(hierarchy => Path.Join(hierarchy, instance)).Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories).Select(folder => Path.GetFileName(folder)!).ToHashSet();

    /// <summary>Ends all that is left in the sandbox's groups and removes them.</summary>
    public void Remove(string sandbox)
    {
        foreach (var hierarchy in _hierarchies) RemoveGroup(Path.Join(hierarchy, PathOf(sandbox)));
    }

    /// <summary>Removes the parent group; its sandboxes must be gone.</summary>
    public void RemoveAll()
    {
        foreach (var hierarchy in _hierarchies) RemoveGroup(Path.Join(hierarchy, $"/{instance}"));
    }

    internal static IEnumerable<string> Hierarchies(IEnumerable<string> mountInfo) => mountInfo
        .Select(line => line.Split(' '))
        .Where(fields => Array.IndexOf(fields, "-") is > 0 and var dash && dash + 1 < fields.Length && fields[dash + 1] is "cgroup" or "cgroup2")
        .Select(fields => fields[4]);

    private static void RemoveGroup(string group)
    {
        if (!Directory.Exists(group)) return;

        foreach (var inner in Directory.EnumerateDirectories(group)) RemoveGroup(inner);
        foreach (var process in File.ReadLines(Path.Join(group, "cgroup.procs")))
        {
            Native.End(int.Parse(process, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(2));
        }

        // A control group's files cannot be deleted, only the folder itself; .NET's non-recursive delete is rmdir.
        Directory.Delete(group, recursive: false);
    }
}
