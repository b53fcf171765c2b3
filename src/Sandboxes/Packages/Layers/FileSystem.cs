using System.ComponentModel;
using System.IO.Enumeration;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>What the framework has no call for.</summary>
internal static partial class FileSystem
{
    /// <summary>Waits until everything written to this folder's file system is on the disk.</summary>
    public static void Flush(string folder)
    {
        using var handle = Open(folder, 0x10000 | 0x80000);
        if (handle.IsInvalid || Sync(handle) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot flush '{folder}'.");
    }

    /// <summary>Opens or makes a file for this process alone, and waits until its name is on the disk; null when another has it.</summary>
    public static FileStream? TryHold(string path, FileMode mode = FileMode.OpenOrCreate)
    {
        FileStream held;
        try
        {
            held = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            // The framework takes a lock that the kernel lets go of when its owner dies.
            return null;
        }

        using var folder = Open(Path.GetDirectoryName(path)!, 0x10000 | 0x80000);
        if (folder.IsInvalid || SyncOne(folder) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot flush '{path}'.");
        return held;
    }

    /// <summary>Gives a file a second name. A file that has as many names as its file system allows is copied.</summary>
    public static void Link(string file, string name)
    {
        const int TooManyLinks = 31;
        if (HardLink(file, name) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        if (error != TooManyLinks) throw new IOException($"Cannot link '{name}': {Marshal.GetPInvokeErrorMessage(error)}");
        File.Copy(file, name);
    }

    /// <summary>True when the file has more than one name.</summary>
    public static unsafe bool IsLinkedElsewhere(string path)
    {
        var answer = stackalloc byte[256];
        return Describe(-100, path, 0x100, 4, answer) == 0 && *(uint*)(answer + 16) > 1;
    }

    /// <summary>Everything below a folder, without following a link anywhere: the framework's own walk goes through links to folders.</summary>
    public static IEnumerable<string> EntriesBelow(string folder) => Walk(folder, (ref FileSystemEntry entry) => entry.ToFullPath());

    /// <summary>The length of all files below a folder together.</summary>
    public static long BytesBelow(string folder) => Walk(folder, (ref FileSystemEntry entry) => entry.IsDirectory ? 0 : entry.Length).Sum();

    /// <summary>True when a folder holds files and folders and nothing else: no links, sockets, pipes or devices.</summary>
    public static bool HasOnlyPlainFiles(string folder) => EntriesBelow(folder).All(IsPlain);

    private static FileSystemEnumerable<T> Walk<T>(string folder, FileSystemEnumerable<T>.FindTransform transform) =>
        new(folder, transform, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldRecursePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };

    // statx says the kind of what the name itself stands for; the framework tells links apart, but not pipes and sockets.
    private static unsafe bool IsPlain(string path)
    {
        const int TypeMask = 0xF000, Folder = 0x4000, File = 0x8000;
        var answer = stackalloc byte[256];
        if (Describe(-100, path, 0x100, 1, answer) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot look at '{path}'.");
        return (*(ushort*)(answer + 28) & TypeMask) is Folder or File;
    }

    [LibraryImport("libc", SetLastError = true, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Describe(int folder, string path, int flags, uint mask, byte* answer);

    // O_DIRECTORY | O_CLOEXEC: File.OpenHandle does not open folders.
    [LibraryImport("libc", SetLastError = true, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int HardLink(string file, string name);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "fsync")]
    private static partial int SyncOne(SafeFileHandle folder);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "syncfs")]
    private static partial int Sync(SafeFileHandle folder);
}
