using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Forja.SandboxAgent;

/// <summary>Reads, writes, connects and listens without blocking, over plain descriptors.</summary>
internal static unsafe class Descriptors
{
    private const int TcpLevel = 6, NoDelay = 1, SocketLevel = 1, ReuseAddress = 2, SocketError = 4;

    /// <summary>Bytes read, 0 at the end, -1 when there is nothing now, -2 when the descriptor is broken.</summary>
    public static int Read(int fd, Span<byte> into)
    {
        fixed (byte* buffer = into)
        {
            return Outcome(Libc.Read(fd, buffer, into.Length));
        }
    }

    /// <summary>Bytes sent to a socket or a terminal, -1 when it takes nothing now, -2 when it is broken.</summary>
    public static int Send(int fd, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* buffer = bytes)
        {
            var sent = Libc.Send(fd, buffer, bytes.Length, Libc.NoSignal);
            return Outcome(sent < 0 && Marshal.GetLastPInvokeError() == Libc.NoSocket ? Libc.Write(fd, buffer, bytes.Length) : sent);
        }
    }

    /// <summary>
    /// Begins a connection to a port on 127.0.0.1, or ::1 when nobody listens there; -1 when nobody does. Loopback answers before the call is over, unless the listener's
    /// queue is full or the machine is busy: then the connection is <paramref name="pending"/>, and ready to write once it is known.
    /// </summary>
    public static int ConnectLoopback(int port, out bool pending)
    {
        var four = Connect(Libc.AddressInet, port, out pending);
        return four >= 0 ? four : Connect(Libc.AddressInet6, port, out pending);
    }

    /// <summary>Whether a connection that was pending has come about.</summary>
    public static bool Connected(int fd)
    {
        int error = 0, length = sizeof(int);
        return Libc.GetOption(fd, SocketLevel, SocketError, &error, &length) == 0 && error == 0;
    }

    public static int ListenLoopback(int port)
    {
        var fd = Libc.Socket(Libc.AddressInet, Libc.Stream | Libc.NonBlocking | Libc.CloseOnExec, 0);
        if (fd < 0) return -1;

        var on = 1;
        Libc.SetOption(fd, SocketLevel, ReuseAddress, &on, sizeof(int));
        var address = stackalloc byte[28];
        if (Libc.Bind(fd, address, Loopback(Libc.AddressInet, port, address)) == 0 && Libc.Listen(fd, 128) == 0) return fd;

        Libc.Close(fd);
        return -1;
    }

    public static void Immediate(int fd)
    {
        var on = 1;
        Libc.SetOption(fd, TcpLevel, NoDelay, &on, sizeof(int));
    }

    private static int Connect(int family, int port, out bool pending)
    {
        pending = false;
        var fd = Libc.Socket(family, Libc.Stream | Libc.NonBlocking | Libc.CloseOnExec, 0);
        if (fd < 0) return -1;

        var address = stackalloc byte[28];
        var length = Loopback(family, port, address);
        var done = Libc.Connect(fd, address, length) == 0;
        if (!done && Marshal.GetLastPInvokeError() == Libc.InProgress)
        {
            pending = !Known(fd);
            done = pending || Connected(fd);
        }

        if (done)
        {
            Immediate(fd);
            return fd;
        }

        Libc.Close(fd);
        return -1;
    }

    private static bool Known(int fd)
    {
        var poll = stackalloc byte[8];
        *(int*)poll = fd;
        *(short*)(poll + 4) = Libc.EventOut;
        *(short*)(poll + 6) = 0;
        return Libc.Poll(poll, 1, 0) == 1;
    }

    private static int Loopback(int family, int port, byte* address)
    {
        var bytes = new Span<byte>(address, 28);
        bytes.Clear();
        *(ushort*)address = (ushort)family;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)port);
        if (family == Libc.AddressInet)
        {
            bytes[4] = 127;
            bytes[7] = 1;
            return 16;
        }

        bytes[23] = 1;
        return 28;
    }

    private static int Outcome(nint result)
    {
        if (result >= 0) return (int)result;
        return Marshal.GetLastPInvokeError() is Libc.Again or Libc.Interrupted ? -1 : -2;
    }
}
