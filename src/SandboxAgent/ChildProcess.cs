using System.Text;
using Forja.SandboxProtocol;

namespace Forja.SandboxAgent;

/// <summary>
/// Starts one program: leader of an own session, all signals as a fresh program expects them; standard input at its end and output into two pipes, or all three on a
/// terminal. A session's leader that opens a terminal gets it as its controlling one, so the order of the steps is all that is needed.
/// </summary>
internal sealed unsafe class ChildProcess
{
    private const short SignalDefaults = 4, SignalMask = 8, NewSession = 0x80;

    private ChildProcess(uint id, int pid, int output, int error)
    {
        Id = id;
        Pid = pid;
        Output = output;
        Error = error;
    }

    public uint Id { get; }

    public int Pid { get; }

    /// <summary>Read end of its standard output; -1 once closed.</summary>
    public int Output { get; set; }

    /// <summary>Read end of its standard error; -1 once closed.</summary>
    public int Error { get; set; }

    public bool Exited { get; set; }

    /// <summary>Starts the program; on failure the error number is given and nothing stays open.</summary>
    public static ChildProcess? Start(HostMessage.StartProcess start, string? terminal, out int error) =>
        terminal is null ? StartOnPipes(start, out error) : StartOnTerminal(start, terminal, out error);

    private static ChildProcess? StartOnTerminal(HostMessage.StartProcess start, string terminal, out int error)
    {
        int pid;
        error = Spawn(start, -1, -1, terminal, &pid);
        return error == 0 ? new ChildProcess(start.Id, pid, -1, -1) : null;
    }

    private static ChildProcess? StartOnPipes(HostMessage.StartProcess start, out int error)
    {
        var output = stackalloc int[2];
        var errors = stackalloc int[2];
        if (Libc.Pipe(output, Libc.CloseOnExec) != 0 || Libc.Pipe(errors, Libc.CloseOnExec) != 0)
        {
            error = 24;
            return null;
        }

        int pid;
        error = Spawn(start, output[1], errors[1], null, &pid);
        Libc.Close(output[1]);
        Libc.Close(errors[1]);
        if (error != 0)
        {
            Libc.Close(output[0]);
            Libc.Close(errors[0]);
            return null;
        }

        foreach (var fd in (ReadOnlySpan<int>)[output[0], errors[0]]) Libc.Control(fd, 4, Libc.NonBlocking);
        return new ChildProcess(start.Id, pid, output[0], errors[0]);
    }

    private static int Spawn(HostMessage.StartProcess start, int output, int errors, string? terminal, int* pid)
    {
        // Larger than either C library's structures (glibc: 80 and 336 bytes).
        var actions = stackalloc byte[1024];
        var attributes = stackalloc byte[1024];
        var allSignals = stackalloc byte[128];
        var noSignals = stackalloc byte[128];
        new Span<byte>(allSignals, 128).Fill(0xFF);
        new Span<byte>(noSignals, 128).Clear();

        Libc.InitActions(actions);
        Libc.InitAttributes(attributes);
        try
        {
            using var strings = new CStrings();
            if (terminal is not null)
            {
                Libc.AddOpen(actions, 0, strings.Add(terminal), Libc.ReadWrite, 0);
                (output, errors) = (0, 0);
            }

            // Without a terminal, descriptor 0 of the agent is inherited: /dev/null.
            Libc.AddDuplicate(actions, output, 1);
            Libc.AddDuplicate(actions, errors, 2);
            Libc.AddDirectory(actions, strings.Add(start.Directory));
            Libc.SetDefaultSignals(attributes, allSignals);
            Libc.SetBlockedSignals(attributes, noSignals);
            Libc.SetFlags(attributes, SignalDefaults | SignalMask | NewSession);
            return Libc.Spawn(pid, strings.Add(start.Arguments[0]), actions, attributes, strings.Add(start.Arguments), strings.Add(start.Environment));
        }
        finally
        {
            Libc.DestroyActions(actions);
            Libc.DestroyAttributes(attributes);
        }
    }

    /// <summary>Texts as C wants them, freed together.</summary>
    private sealed class CStrings : IDisposable
    {
        private readonly List<nint> _allocated = [];

        public byte* Add(string text)
        {
            var length = Encoding.UTF8.GetByteCount(text);
            var bytes = (byte*)Allocate(length + 1);
            Encoding.UTF8.GetBytes(text, new Span<byte>(bytes, length));
            bytes[length] = 0;
            return bytes;
        }

        public byte** Add(IReadOnlyList<string> texts)
        {
            var pointers = (byte**)Allocate((texts.Count + 1) * sizeof(byte*));
            for (var index = 0; index < texts.Count; index++) pointers[index] = Add(texts[index]);
            pointers[texts.Count] = null;
            return pointers;
        }

        public void Dispose()
        {
            foreach (var address in _allocated) System.Runtime.InteropServices.NativeMemory.Free((void*)address);
        }

        private void* Allocate(int bytes)
        {
            var memory = System.Runtime.InteropServices.NativeMemory.Alloc((nuint)bytes);
            _allocated.Add((nint)memory);
            return memory;
        }
    }
}
