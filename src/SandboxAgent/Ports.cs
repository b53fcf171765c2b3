using System.Text;
using Forja.SandboxProtocol;

namespace Forja.SandboxAgent;

/// <summary>
/// Finds out what listens inside. A port that the host waits for is tried by connecting, every 2 ms for a while: 20 µs each. The kernel's table of connections
/// tells of all ports, but costs milliseconds to read on a large machine (it walks 262,144 buckets here), so it is read only after the sandbox's own count of sockets
/// changed, and at most every other second.
/// </summary>
internal sealed class Ports
{
    private const int Close = 2, CloseTries = 5000, Wide = 50;
    private const int CountEvery = 1000;

    private static readonly byte[] FourTable = Path("/proc/net/tcp"), SixTable = Path("/proc/net/tcp6");
    private static readonly byte[] FourCount = Path("/proc/net/sockstat"), SixCount = Path("/proc/net/sockstat6");

    private readonly EventLoop _loop;
    private readonly Action<AgentMessage> _tell;
    private readonly HashSet<int> _hidden = [];
    private readonly HashSet<int> _awaited = [];
    private SortedSet<int> _open = [];
    private byte[] _table = new byte[16 * 1024];
    private long _lastCount;
    private long _lastScan;

    public Ports(EventLoop loop, Action<AgentMessage> tell)
    {
        _loop = loop;
        _tell = tell;
        loop.After(CountEvery, Count);
    }

    /// <summary>A port of the agent's own, which is none of the app's.</summary>
    public void Hide(int port) => _hidden.Add(port);

    public void Await(int port)
    {
        if (_open.Contains(port)) _tell(new AgentMessage.PortOpened((ushort)port));
        else if (_awaited.Add(port)) Try(port, 0);
    }

    private void Try(int port, int tries)
    {
        var fd = Descriptors.ConnectLoopback(port, out var pending);
        if (pending) Libc.Close(fd);
        if (pending || fd < 0)
        {
            _loop.After(tries < CloseTries ? Close : Wide, () => Try(port, tries + 1));
            return;
        }

        Libc.Close(fd);
        _awaited.Remove(port);
        _open.Add(port);
        _tell(new AgentMessage.PortOpened((ushort)port));
    }

    private void Count()
    {
        _loop.After(CountEvery, Count);
        var count = ((long)InUse(FourCount, "TCP: inuse "u8) << 32) | (uint)InUse(SixCount, "TCP6: inuse "u8);
        var now = Environment.TickCount64;
        if (count == _lastCount || now - _lastScan < 2 * CountEvery) return;

        _lastCount = count;
        _lastScan = now;
        Scan();
    }

    private void Scan()
    {
        var found = new SortedSet<int>();
        Read(FourTable, found);
        Read(SixTable, found);
        found.ExceptWith(_hidden);
        foreach (var port in found)
        {
            if (!_open.Contains(port)) _tell(new AgentMessage.PortOpened((ushort)port));
        }

        foreach (var port in _open)
        {
            if (!found.Contains(port)) _tell(new AgentMessage.PortClosed((ushort)port));
        }

        _open = found;
    }

    // Lines such as "  0: 0100007F:1435 00000000:0000 0A …": local address and port, remote, state (0A = listening).
    private void Read(byte[] path, SortedSet<int> ports)
    {
        // Read first: the buffer is exchanged for a larger one when it is too small.
        var length = ReadAll(path);
        ReadOnlySpan<byte> rest = _table.AsSpan(0, length);
        while (rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            var line = rest[..end];
            rest = rest[(end + 1)..];
            var colon = line.IndexOf((byte)':');
            if (colon < 0) continue;
            var fields = line[(colon + 1)..].TrimStart((byte)' ');
            var second = fields.IndexOf((byte)':');
            if (second < 0 || fields.Length < second + 5) continue;
            var remote = fields[(second + 5)..].TrimStart((byte)' ');
            var state = remote.IndexOf((byte)' ');
            if (state < 0 || !remote[(state + 1)..].StartsWith("0A"u8)) continue;
            ports.Add(Hex(fields.Slice(second + 1, 4)));
        }
    }

    // The other numbers in these files are the whole machine's.
    private int InUse(byte[] path, ReadOnlySpan<byte> before)
    {
        var length = ReadAll(path);
        ReadOnlySpan<byte> text = _table.AsSpan(0, length);
        var at = text.IndexOf(before);
        return at >= 0 && System.Buffers.Text.Utf8Parser.TryParse(text[(at + before.Length)..], out int count, out _) ? count : 0;
    }

    private unsafe int ReadAll(byte[] path)
    {
        int fd;
        fixed (byte* name = path)
        {
            fd = Libc.Open(name, Libc.CloseOnExec, 0);
        }

        if (fd < 0) return 0;
        var filled = 0;
        while (true)
        {
            if (filled == _table.Length) Array.Resize(ref _table, _table.Length * 2);
            var read = Descriptors.Read(fd, _table.AsSpan(filled));
            if (read <= 0) break;
            filled += read;
        }

        Libc.Close(fd);
        return filled;
    }

    private static int Hex(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits) value = (value << 4) + (digit <= '9' ? digit - '0' : digit - 'A' + 10);
        return value;
    }

    private static byte[] Path(string path) => [.. Encoding.UTF8.GetBytes(path), 0];
}
