namespace Forja.Sandboxes.Packages.Layers;

/// <summary>What any process of this machine has mounted, by the kernel's own word: it knows also of sandboxes that this server did not start.</summary>
internal static class MountedFolders
{
    /// <summary>Folders below <paramref name="root"/> that are mounted anywhere.</summary>
    public static IReadOnlySet<string> Below(string root)
    {
        var device = new HashSet<string>(StringComparer.Ordinal);
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])))
        {
            try
            {
                foreach (var line in File.ReadLines(Path.Join(process, "mountinfo")))
                {
                    // "36 35 98:0 /mnt/root /mount/point rw …": the fourth word is the mounted folder, from the top of its file system.
                    var folder = line.Split(' ')[3].Replace("\\040", " ", StringComparison.Ordinal);
                    if (EndsInside(folder, root) is { } path) device.Add(path);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It ended while it was looked at, or is another person's and cannot have a folder of ours mounted.
            }
        }

        return device;
    }

    // The data folder may be on a file system of its own, and is then shorter there: its end is what counts.
    private static string? EndsInside(string folder, string root)
    {
        for (var rest = root; rest.Length > 1; rest = rest.IndexOf('/', 1) is var next and > 0 ? rest[next..] : "")
        {
            if (folder.StartsWith(rest + "/", StringComparison.Ordinal)) return root + folder[rest.Length..];
        }

        return null;
    }
}
