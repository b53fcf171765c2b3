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

    /// <summary>How many processes and threads of the sandbox the kernel refused because their limit was reached.</summary>
    public long RefusedProcesses(string sandbox)
    {
        foreach (var hierarchy in _hierarchies)
        {
            var file = Path.Join(hierarchy, PathOf(sandbox), "pids.events");
            if (File.Exists(file) && File.ReadLines(file).FirstOrDefault(line => line.StartsWith("max ", StringComparison.Ordinal)) is { } line)
            {
                return long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    /// <summary>Stops all processes of the sandbox where they stand; false where there is no freezer. The kernel may take a moment longer for one that is in the middle of a call.</summary>
    public bool TryFreeze(string sandbox) => Write(sandbox, "freezer.state", "FROZEN") || Write(sandbox, "cgroup.freeze", "1");

    public void Thaw(string sandbox)
    {
        Write(sandbox, "freezer.state", "THAWED");
        Write(sandbox, "cgroup.freeze", "0");
    }

    /// <summary>Gives it the usual share of the processors: by version 1's number, and by what runtimes make of that for version 2.</summary>
    public void ComeForward(string sandbox)
    {
        if (!Write(sandbox, "cpu.shares", "1024")) Write(sandbox, "cpu.weight", "39");
    }

    /// <summary>Has the kernel write out and drop what memory of the sandbox it can. Blocks for as long as that takes.</summary>
    public void ReclaimMemory(string sandbox)
    {
        if (Write(sandbox, "memory.force_empty", "0")) return;
        if (MemoryBytes(sandbox) is { } bytes) Write(sandbox, "memory.reclaim", bytes.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Memory charged to the sandbox now; null where no hierarchy counts it.</summary>
    public long? MemoryBytes(string sandbox)
    {
        foreach (var name in new[] { "memory.usage_in_bytes", "memory.current" })
        {
            if (Find(sandbox, name) is { } file && long.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var bytes)) return bytes;
        }

        return null;
    }

    /// <summary>Host numbers of the processes inside.</summary>
    public IReadOnlyList<int> Processes(string sandbox) =>
        Find(sandbox, "cgroup.procs") is { } file ? [.. File.ReadLines(file).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).Where(process => process > 0)] : [];

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

    private string? Find(string sandbox, string name) => _hierarchies.Select(hierarchy => Path.Join(hierarchy, PathOf(sandbox), name)).FirstOrDefault(File.Exists);

    private bool Write(string sandbox, string name, string value)
    {
        if (Find(sandbox, name) is not { } file) return false;
        try
        {
            File.WriteAllText(file, value);
            return true;
        }
        catch (IOException)
        {
            // The group is being removed, or the kernel had nothing to reclaim.
            return false;
        }
    }

    internal static IEnumerable<string> Hierarchies(IEnumerable<string> mountInfo) => mountInfo
        .Select(line => line.Split(' '))
        .Where(fields => Array.IndexOf(fields, "-") is > 0 and var dash && dash + 1 < fields.Length && fields[dash + 1] is "cgroup" or "cgroup2")
        .Select(fields => fields[4]);

    private static void RemoveGroup(string group)
    {
        if (!Directory.Exists(group)) return;

        // What is frozen takes no signal.
        foreach (var (name, thawed) in new[] { ("freezer.state", "THAWED"), ("cgroup.freeze", "0") })
        {
            if (File.Exists(Path.Join(group, name))) File.WriteAllText(Path.Join(group, name), thawed);
        }

        foreach (var inner in Directory.EnumerateDirectories(group)) RemoveGroup(inner);
        foreach (var process in File.ReadLines(Path.Join(group, "cgroup.procs")))
        {
            Native.End(int.Parse(process, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(2));
        }

        // A control group's files cannot be deleted, only the folder itself; .NET's non-recursive delete is rmdir.
        Directory.Delete(group, recursive: false);
    }
}
