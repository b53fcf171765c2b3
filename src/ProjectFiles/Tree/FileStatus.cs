using System.Runtime.InteropServices;

namespace Forja.ProjectFiles.Tree;

/// <summary>The kernel's <c>struct statx</c>; unlike <c>struct stat</c> its layout is the same on every processor.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    /// <summary>Type, mode, links, owner, times, inode, size.</summary>
    public const uint BasicMask = 0x7ff;

    private const int TypeMask = 0xF000;

    [FieldOffset(16)] public uint Links;
    [FieldOffset(20)] public uint User;
    [FieldOffset(24)] public uint Group;
    [FieldOffset(28)] public ushort Mode;
    [FieldOffset(32)] public ulong Inode;
    [FieldOffset(40)] public ulong Size;
    [FieldOffset(96)] public long ChangedSeconds;
    [FieldOffset(104)] public uint ChangedNanoseconds;
    [FieldOffset(136)] public uint DeviceMajor;
    [FieldOffset(140)] public uint DeviceMinor;

    public readonly TreeEntryKind Kind => (Mode & TypeMask) switch
    {
        // A second name may lie outside the project, so what is written here could be seen, or come from, elsewhere.
        0x8000 => Links > 1 ? TreeEntryKind.HardLink : TreeEntryKind.File,
        0x4000 => TreeEntryKind.Folder,
        0xA000 => TreeEntryKind.Symlink,
        0x1000 => TreeEntryKind.Fifo,
        0xC000 => TreeEntryKind.Socket,
        _ => TreeEntryKind.Device,
    };
}
