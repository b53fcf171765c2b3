using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>The kernel's calls that the framework has no name for.</summary>
internal static unsafe partial class Native
{
    private const int CloseOnExec = 0x80000;
    private const short SignalDefaults = 4, SignalMask = 8, NewSession = 0x80;

    public static bool IsRoot { get; } = UserId() == 0;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "getegid")]
    public static partial uint GroupId();

    /// <summary>Gives a file, a folder or a link itself to an owner.</summary>
    public static void ChangeOwner(string path, uint owner)
    {
        if (ChangeLinkOwner(path, owner, owner) != 0) throw Failure($"give '{path}' to user {owner}");
    }

    /// <summary>
    /// Starts a program with one descriptor of ours as its descriptor 3 and both outputs in one pipe, whose read end is returned. Standard input is a pipe at its end,
    /// and not /dev/null: runtimes give their standard streams to the sandbox's user, and would give away the host's own device.
    /// </summary>
    public static (int Pid, int Output) Spawn(IReadOnlyList<string> arguments, int third)
    {
        var output = stackalloc int[2];
        var input = stackalloc int[2];
        if (Pipe(output, CloseOnExec) != 0 || Pipe(input, CloseOnExec) != 0) throw Failure("make a pipe");
        Close(input[1]);

        var actions = stackalloc byte[1024];
        var attributes = stackalloc byte[1024];
        var signals = stackalloc byte[128];
        InitActions(actions);
        InitAttributes(attributes);
        var strings = new List<nint>();
        try
        {
            AddDuplicate(actions, input[0], 0);
            AddDuplicate(actions, output[1], 1);
            AddDuplicate(actions, output[1], 2);
            if (third >= 0) AddDuplicate(actions, third, 3);
            new Span<byte>(signals, 128).Clear();
            SetBlockedSignals(attributes, signals);
            new Span<byte>(signals, 128).Fill(0xFF);
            SetDefaultSignals(attributes, signals);
            SetFlags(attributes, SignalDefaults | SignalMask | NewSession);

            var argv = stackalloc byte*[arguments.Count + 1];
            for (var index = 0; index < arguments.Count; index++) argv[index] = Text(arguments[index], strings);
            argv[arguments.Count] = null;
            var environment = stackalloc byte*[2];
            environment[0] = Text("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", strings);
            environment[1] = null;

            int pid;
            var error = SpawnProgram(&pid, argv[0], actions, attributes, argv, environment);
            if (error != 0) throw new Win32Exception(error, $"Cannot start '{arguments[0]}'.");
            return (pid, output[0]);
        }
        catch
        {
            Close(output[0]);
            throw;
        }
        finally
        {
            Close(input[0]);
            Close(output[1]);
            DestroyActions(actions);
            DestroyAttributes(attributes);
            foreach (var text in strings) Marshal.FreeCoTaskMem(text);
        }
    }

    /// <summary>Waits for a child and collects it; its exit code, or 128 + signal.</summary>
    public static int Wait(int pid)
    {
        int status;
        while (WaitProcess(pid, &status, 0) < 0)
        {
            if (Marshal.GetLastPInvokeError() != 4) throw Failure($"wait for process {pid}");
        }

        return (status & 0x7F) == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F);
    }

    /// <summary>Ends a process whoever's child it is, and waits until it is gone, at most a while. True when it is gone.</summary>
    public static bool End(int pid, TimeSpan patience)
    {
        var handle = (int)OpenProcess(434, pid, 0);
        if (handle < 0) return true;
        try
        {
            SendSignal(424, handle, 9, 0, 0);
            var poll = stackalloc int[2] { handle, 1 };
            return Poll(poll, 1, (int)patience.TotalMilliseconds) == 1;
        }
        finally
        {
            Close(handle);
        }
    }

    private static Win32Exception Failure(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        return new Win32Exception(error, $"Cannot {what}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    private static byte* Text(string text, List<nint> strings)
    {
        var pointer = Marshal.StringToCoTaskMemUTF8(text);
        strings.Add(pointer);
        return (byte*)pointer;
    }

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int fd);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeLinkOwner(string path, uint owner, uint group);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "pipe2")]
    private static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "waitpid")]
    private static partial int WaitProcess(int pid, int* status, int options);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "syscall")]
    private static partial nint OpenProcess(nint number, nint pid, nint flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "syscall")]
    private static partial nint SendSignal(nint number, nint handle, nint signal, nint info, nint flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "poll")]
    private static partial int Poll(int* descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "posix_spawnp")]
    private static partial int SpawnProgram(int* pid, byte* file, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDuplicate(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int InitAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static partial int DestroyAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int SetDefaultSignals(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static partial int SetBlockedSignals(byte* attributes, byte* signals);
}
