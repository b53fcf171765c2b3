namespace Forja.EndToEnd.Tests;

/// <summary>What a server's sandboxes hold of the machine, and what of it is still held later.</summary>
internal sealed class Leftovers
{
    private readonly string _data;
    private readonly List<string> _groups;

    private Leftovers(string data, IReadOnlyList<string> processes, List<string> groups) => (_data, Processes, _groups) = (data, processes, groups);

    /// <summary>The processes that run over the server's data folder: each has something below it mounted.</summary>
    public IReadOnlyList<string> Processes { get; }

    public static Leftovers Of(string dataDirectory)
    {
        var processes = ProcessesOver(dataDirectory);
        return new Leftovers(dataDirectory, processes, [.. processes.SelectMany(GroupsOf).Distinct()]);
    }

    /// <summary>Everything that should be gone and is not.</summary>
    public IReadOnlyList<string> Remaining() =>
    [
        .. ProcessesOver(_data).Select(process => $"process {process}: {Read(process, "cmdline").Replace('\0', ' ')}"),
        .. _groups.Where(Directory.Exists).Select(group => $"cgroup {group}"),
        .. File.ReadLines("/proc/self/mounts").Where(line => line.Contains(_data, StringComparison.Ordinal)).Select(line => $"mount {line}"),
    ];

    private static List<string> ProcessesOver(string data) =>
        [.. Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)).Where(path => Read(path, "mountinfo").Contains(data, StringComparison.Ordinal))];

    /// <summary>The process's cgroups in every hierarchy, version 1 and 2.</summary>
    private static IEnumerable<string> GroupsOf(string process)
    {
        foreach (var line in Read(process, "cgroup").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(':', 3);
            var hierarchy = parts[1].Length > 0 ? parts[1].Replace("name=", "", StringComparison.Ordinal) : Directory.Exists("/sys/fs/cgroup/unified") ? "unified" : "";
            if (parts[2].Contains("forja", StringComparison.Ordinal)) yield return Path.Combine("/sys/fs/cgroup", hierarchy, parts[2].TrimStart('/'));
        }
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended while its folder was looked at.
            return "";
        }
    }
}
