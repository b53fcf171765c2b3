using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Forja.Sandboxes.Changes;

/// <summary>The kernel's notices of changes in folders. One instance serves all projects: a user may have but a few of them.</summary>
internal sealed unsafe partial class Inotify : IDisposable
{
    public const uint Created = 0x100, MovedIn = 0x80, IsFolder = 0x40000000, Overflow = 0x4000, Gone = 0x8000;

    // Closed after writing, moved out and in, created, deleted; folders only, and never through a link.
    private const uint Wanted = 0x8 | 0x40 | MovedIn | Created | 0x200 | 0x1000000 | 0x2000000 | 0x4000000;

    private const int HeaderSize = 16, NonBlocking = 0x800, CloseOnExec = 0x80000, Readable = 1;

    private readonly int _fd = Create(NonBlocking | CloseOnExec);
    private readonly int _wake = CreateEvent(0, NonBlocking | CloseOnExec);
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Whether this kernel gave an instance at all.</summary>
    public bool Works => _fd >= 0 && _wake >= 0;

    /// <summary>Number of the watch on a folder, the same for the same folder; -1 when there may be no more, or it is none (any more).</summary>
    public int Add(string folder) => AddWatch(_fd, folder, Wanted);

    public void Remove(int watch) => RemoveWatch(_fd, watch);

    /// <summary>Waits for notices and gives them one by one; false once <see cref="Interrupt"/> was called.</summary>
    public bool Read(Action<int, uint, string> noticed)
    {
        var polls = stackalloc int[4] { _fd, Readable, _wake, Readable };
        while (Poll(polls, 2, -1) < 0)
        {
        }

        if (polls[3] >> 16 != 0) return false;

        nint read;
        fixed (byte* buffer = _buffer)
        {
            read = ReadBytes(_fd, buffer, _buffer.Length);
        }

        for (var at = 0; at + HeaderSize <= read;)
        {
            var entry = _buffer.AsSpan(at);
            var length = BinaryPrimitives.ReadInt32LittleEndian(entry[12..]);
            var name = entry.Slice(HeaderSize, length);
            var end = name.IndexOf((byte)0);
            noticed(BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]), Encoding.UTF8.GetString(end < 0 ? name : name[..end]));
            at += HeaderSize + length;
        }

        return true;
    }

    /// <summary>Ends a <see cref="Read"/> that waits, and all later ones.</summary>
    public void Interrupt()
    {
        ulong one = 1;
        _ = Write(_wake, (byte*)&one, sizeof(ulong));
    }

    public void Dispose()
    {
        if (_fd >= 0) _ = Close(_fd);
        if (_wake >= 0) _ = Close(_wake);
    }

    [LibraryImport("libc", EntryPoint = "inotify_init1")]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "eventfd")]
    private static partial int CreateEvent(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddWatch(int fd, string path, uint mask);

    [LibraryImport("libc", EntryPoint = "inotify_rm_watch")]
    private static partial int RemoveWatch(int fd, int watch);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(int* descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint ReadBytes(int fd, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int fd, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int fd);
}
