using System.Text;

namespace Forja.SandboxAgent;

/// <summary>
/// Makes connections to the host's socket, where the host cannot hand over a listener. Some are always open and unused; the host takes one by writing its preamble, and
/// another is made. The host knows them from those of any other program inside by who made them: process 1.
/// </summary>
internal sealed unsafe class Dialer(string path)
{
    /// <summary>Names the socket, in the environment of process 1 alone: what it starts gets an environment of its own.</summary>
    public const string Variable = "FORJA_HOST";

    /// <summary>Connections kept open in reserve: a page opens about six at once.</summary>
    public const int Spares = 16;

    private readonly byte[] _path = Encoding.UTF8.GetBytes(path);

    /// <summary>A connection that waits for its preamble; -1 when the host is gone.</summary>
    public int Connect()
    {
        const int PathOffset = 2, Longest = 107;
        if (_path.Length > Longest) return -1;
        var fd = Libc.Socket(Libc.AddressUnix, Libc.Stream | Libc.CloseOnExec, 0);
        if (fd < 0) return -1;

        var address = stackalloc byte[PathOffset + Longest + 1];
        new Span<byte>(address, PathOffset + Longest + 1).Clear();
        *(ushort*)address = Libc.AddressUnix;
        _path.CopyTo(new Span<byte>(address + PathOffset, Longest));
        if (Libc.Connect(fd, address, PathOffset + _path.Length + 1) != 0)
        {
            Libc.Close(fd);
            return -1;
        }

        Libc.Control(fd, 4, Libc.NonBlocking);
        return fd;
    }
}
