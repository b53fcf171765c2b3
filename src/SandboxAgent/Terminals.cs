using Forja.SandboxProtocol;

namespace Forja.SandboxAgent;

/// <summary>Pseudo-terminals: the program has one end as its controlling terminal, the host's connection carries the bytes of the other.</summary>
internal sealed unsafe class Terminals(EventLoop loop, Processes processes)
{
    private const nuint SetSize = 0x5414, GetNumber = 0x80045430, SetLock = 0x40045431;
    private const int NoSuchDevice = 19;

    // The master end by the terminal's number, and whether a connection has it already.
    private readonly Dictionary<ushort, (int Master, bool Taken)> _open = [];

    public void Open(HostMessage.OpenTerminal open)
    {
        var master = OpenMaster(out var slave);
        if (master < 0 || !_open.TryAdd(open.Number, (master, false)))
        {
            if (master >= 0) Libc.Close(master);
            processes.Failed(open.Id, NoSuchDevice);
            return;
        }

        Resize(open.Number, open.Columns, open.Rows);
        if (!processes.Start(new HostMessage.StartProcess(open.Id, open.Directory, open.Arguments, open.Environment), slave)) Close(open.Number);
    }

    public void Resize(ushort number, ushort columns, ushort rows)
    {
        if (!_open.TryGetValue(number, out var terminal)) return;
        var size = stackalloc ushort[4] { rows, columns, 0, 0 };
        Libc.DeviceControl(terminal.Master, SetSize, size);
    }

    /// <summary>The terminal for the one connection that carries it.</summary>
    public bool TryTake(ushort number, out int master)
    {
        master = -1;
        if (!_open.TryGetValue(number, out var terminal) || terminal.Taken) return false;
        _open[number] = (terminal.Master, true);
        master = terminal.Master;
        return true;
    }

    /// <summary>Its connection has ended and closed it.</summary>
    public void Forget(ushort number) => _open.Remove(number);

    private void Close(ushort number)
    {
        if (!_open.Remove(number, out var terminal)) return;
        loop.Unwatch(terminal.Master);
        Libc.Close(terminal.Master);
    }

    private static int OpenMaster(out string slave)
    {
        slave = "";
        int master;
        fixed (byte* path = "/dev/ptmx\0"u8)
        {
            master = Libc.Open(path, Libc.ReadWrite | Libc.NoTerminal | Libc.NonBlocking | Libc.CloseOnExec, 0);
        }

        if (master < 0) return -1;
        int number = 0, unlocked = 0;
        if (Libc.DeviceControl(master, GetNumber, &number) == 0 && Libc.DeviceControl(master, SetLock, &unlocked) == 0)
        {
            slave = "/dev/pts/" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return master;
        }

        Libc.Close(master);
        return -1;
    }
}
