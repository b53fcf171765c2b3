namespace Forja.Sandboxes.Limits;

/// <summary>What folders hold, counted by looking at every file. Links are not followed; what packages and caches of the platform's take is mounted there and not in them.</summary>
internal readonly record struct DiskUse(long Bytes, long Files)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true, RecurseSubdirectories = true };

    /// <summary>Counts until a limit is passed; further on it makes no difference.</summary>
    public static DiskUse Of(IEnumerable<string> folders, long mostBytes, long mostFiles, CancellationToken cancellationToken)
    {
        long bytes = 0, files = 0;
        foreach (var file in folders.Where(Directory.Exists).SelectMany(folder => new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            files++;
            if (file is FileInfo { Exists: true } regular) bytes += regular.Length;
            if (bytes > mostBytes || files > mostFiles) break;
        }

        return new DiskUse(bytes, files);
    }
}
