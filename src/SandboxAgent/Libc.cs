using System.Runtime.InteropServices;

namespace Forja.SandboxAgent;

/// <summary>
/// The kernel's calls, as the C library offers them on Linux (x64 and arm64). Used directly because the framework's sockets and processes bring a thread pool and
/// several megabytes that one event loop does not need.
/// </summary>
internal static unsafe partial class Libc
{
    public const int AddressUnix = 1, AddressInet = 2, AddressInet6 = 10;
    public const int Stream = 1, NonBlocking = 0x800, CloseOnExec = 0x80000;
    public const int EventIn = 1, EventOut = 4, EventError = 8, EventHangUp = 16;
    public const int ControlAdd = 1, ControlDelete = 2, ControlModify = 3;
    public const int NoSignal = 0x4000, ShutWrite = 1;
    public const int ReadWrite = 2, NoTerminal = 0x100;
    public const int Again = 11, NoSocket = 88, Interrupted = 4, NoChild = 10, InProgress = 115;
    public const int SignalKill = 9, SignalPipe = 13, SignalTerminate = 15;

    [LibraryImport("libc", SetLastError = true, EntryPoint = "read")]
    public static partial nint Read(int fd, byte* buffer, nint count);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "write")]
    public static partial nint Write(int fd, byte* buffer, nint count);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "send")]
    public static partial nint Send(int fd, byte* buffer, nint count, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int fd);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "open")]
    public static partial int Open(byte* path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "dup2")]
    public static partial int Duplicate(int from, int to);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "pipe2")]
    public static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    public static partial int Control(int fd, int command, nint argument);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "socket")]
    public static partial int Socket(int domain, int type, int protocol);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "connect")]
    public static partial int Connect(int fd, byte* address, int length);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "bind")]
    public static partial int Bind(int fd, byte* address, int length);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "listen")]
    public static partial int Listen(int fd, int backlog);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "accept4")]
    public static partial int Accept(int fd, void* address, void* length, int flags);

    [LibraryImport("libc", EntryPoint = "shutdown")]
    public static partial int ShutDown(int fd, int how);

    [LibraryImport("libc", EntryPoint = "setsockopt")]
    public static partial int SetOption(int fd, int level, int name, int* value, int length);

    [LibraryImport("libc", EntryPoint = "getsockopt")]
    public static partial int GetOption(int fd, int level, int name, int* value, int* length);

    [LibraryImport("libc", EntryPoint = "poll")]
    public static partial int Poll(byte* descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "epoll_create1")]
    public static partial int CreatePoll(int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "epoll_ctl")]
    public static partial int ControlPoll(int poll, int operation, int fd, byte* change);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "epoll_wait")]
    public static partial int WaitPoll(int poll, byte* events, int count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd")]
    public static partial int CreateEvent(uint value, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "waitpid")]
    public static partial int WaitProcess(int pid, int* status, int options);

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    public static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "prctl")]
    public static partial int ProcessControl(int option, nuint two, nuint three, nuint four, nuint five);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void Exit(int code);

    [LibraryImport("libc", EntryPoint = "posix_spawnp")]
    public static partial int Spawn(int* pid, byte* file, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    public static partial int AddOpen(byte* actions, int fd, byte* path, int flags, int mode);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "ioctl")]
    public static partial int DeviceControl(int fd, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    public static partial int AddDirectory(byte* actions, byte* path);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static partial int InitAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroyAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetDefaultSignals(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int SetBlockedSignals(byte* attributes, byte* signals);
}
