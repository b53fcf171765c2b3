namespace Forja.EndToEnd.Tests;

/// <summary>What a server that is gone could have left on the machine.</summary>
internal static class Leftovers
{
    /// <summary>Mounts below its data folder, its cgroups, and the processes in them.</summary>
    public static IReadOnlyList<string> Of(string dataDirectory, string instance)
    {
        var group = $"forja-{instance}";
        var mounts = File.ReadLines("/proc/self/mounts").Where(line => line.Contains(dataDirectory, StringComparison.Ordinal)).Select(line => $"mount {line}");
        var groups = Directory.EnumerateDirectories("/sys/fs/cgroup").Append("/sys/fs/cgroup").Select(root => Path.Combine(root, group)).Where(Directory.Exists).Select(path => $"cgroup {path}");
        var processes = Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)).Where(path => IsIn(path, group)).Select(path => $"process {path}");
        return [.. mounts, .. groups, .. processes];
    }

    private static bool IsIn(string process, string group)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cgroup")).Contains(group, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It ended while its folder was listed.
            return false;
        }
    }
}
