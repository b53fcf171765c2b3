using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Forja.ProjectFiles.Tree;

/// <summary>
/// The few Linux calls that .NET has no door to. All of them name a file relative to an open directory, so that what was checked is what is used.
/// </summary>
internal static partial class Native
{
    public const int AtCurrentDirectory = -100;
    public const int AtSymlinkNoFollow = 0x100;
    public const int AtRemoveDirectory = 0x200;
    public const int AtEmptyPath = 0x1000;
    public const uint RenameNoReplace = 1;

    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int PathOnly = 0x200000;

    private const long OpenAt2Number = 437;
    private const ulong NoMagicLinks = 2;
    private const ulong NoSymlinks = 4;
    private const ulong Beneath = 8;

    // These two differ between the processor families.
    public static readonly int Directory = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x4000 : 0x10000;
    public static readonly int NoFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;

    public static bool IsRoot { get; } = GetEffectiveUserId() == 0;

    /// <summary>
    /// Opens a path strictly below <paramref name="directory"/>, crossing no link of any kind. Null with <paramref name="error"/> set when the kernel says no.
    /// </summary>
    public static SafeFileHandle? OpenBeneath(SafeFileHandle directory, string path, int flags, out Errno error) =>
        OpenBeneath(directory, Encoding.UTF8.GetBytes(path + '\0'), flags, out error);

    /// <summary>The same for a path of any bytes, closed by a zero.</summary>
    public static SafeFileHandle? OpenBeneath(SafeFileHandle directory, byte[] path, int flags, out Errno error)
    {
        var how = new OpenHow { Flags = (ulong)(uint)(flags | CloseOnExec), Resolve = Beneath | NoSymlinks | NoMagicLinks };
        while (true)
        {
            var result = OpenAt2(OpenAt2Number, directory, path, ref how, Marshal.SizeOf<OpenHow>());
            if (result >= 0)
            {
                error = Errno.None;
                return new SafeFileHandle((nint)result, ownsHandle: true);
            }

            error = (Errno)Marshal.GetLastPInvokeError();
            // EAGAIN: the kernel saw a rename race and could not tell whether the path stayed beneath; it asks to try again.
            if (error is not (Errno.Interrupted or Errno.TryAgain)) return null;
        }
    }

    /// <summary>Opens a path the server itself made; nothing an app can write lies on it.</summary>
    public static SafeFileHandle OpenTrusted(string path, int flags, uint mode = 0)
    {
        var descriptor = Open(path, flags | CloseOnExec, mode);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Failure($"open '{path}'", (Errno)Marshal.GetLastPInvokeError());
    }

    public static Exception Failure(string what, Errno error) =>
        new IOException($"Cannot {what}: {new Win32Exception((int)error).Message}.", (int)error);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long OpenAt2(long number, SafeFileHandle directory, byte[] path, ref OpenHow how, nint size);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Stat(SafeFileHandle directory, string path, int flags, uint mask, out FileStatus status);

    [LibraryImport("libc", EntryPoint = "mkdirat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int MakeDirectory(SafeFileHandle directory, string name, uint mode);

    [LibraryImport("libc", EntryPoint = "unlinkat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Unlink(SafeFileHandle directory, string name, int flags);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    public static partial int Unlink(SafeFileHandle directory, byte[] name, int flags);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    public static partial int Rename(SafeFileHandle fromDirectory, byte[] from, SafeFileHandle toDirectory, byte[] to, uint flags);

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Rename(SafeFileHandle fromDirectory, string from, SafeFileHandle toDirectory, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    public static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    public static partial int ChangeMode(SafeFileHandle file, uint mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Flush(SafeFileHandle file);

    /// <summary>Sets a name's time stamps to now when <paramref name="times"/> is null.</summary>
    [LibraryImport("libc", EntryPoint = "utimensat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int SetTimes(SafeFileHandle directory, string name, nint times, int flags);

    [LibraryImport("libc", EntryPoint = "getdents64", SetLastError = true)]
    public static partial nint ReadDirectory(SafeFileHandle directory, Span<byte> buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();

    [StructLayout(LayoutKind.Sequential)]
    private struct OpenHow
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }
}
