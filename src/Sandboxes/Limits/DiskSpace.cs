using System.Runtime.InteropServices;

namespace Forja.Sandboxes.Limits;

/// <summary>What is free on the disk of a folder: bytes, and files that can still be made.</summary>
internal readonly unsafe partial record struct DiskSpace(long FreeBytes, long FreeFiles)
{
    /// <summary>Asks the kernel; null when it does not say.</summary>
    public static DiskSpace? Of(string folder)
    {
        // statvfs on 64-bit Linux: block size, fragment size, blocks, free, available, files, free files, available files.
        var answer = stackalloc ulong[16];
        return Ask(folder, answer) == 0 ? new DiskSpace((long)(answer[1] * answer[4]), (long)answer[6]) : null;
    }

    [LibraryImport("libc", EntryPoint = "statvfs", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(string path, ulong* answer);
}
