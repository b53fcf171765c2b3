using System.Net.Sockets;

namespace Forja.Sandboxes.Services;

/// <summary>
/// Lets a database driver of the server's own in: a socket in a folder that nobody else can enter, whose connections are carried to the service inside its sandbox. What
/// the service sends is counted and cut: it is a person's program by now, and may send without end.
/// </summary>
internal sealed class ServiceDoor : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("forja-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _over = new();
    private readonly Func<CancellationToken, ValueTask<Stream>> _connect;
    private readonly long _mostBytes;
    private readonly Task _accepting;

    private ServiceDoor(ServiceKind kind, Func<CancellationToken, ValueTask<Stream>> connect, long mostBytes)
    {
        (_connect, _mostBytes) = (connect, mostBytes);

        // PostgreSQL's driver is given the folder and makes the name itself.
        Address = new UnixDomainSocketEndPoint(Path.Join(Folder, $".s.PGSQL.{kind.Port}"));
        File = Path.Join(Folder, $".s.PGSQL.{kind.Port}");
        _listener.Bind(Address);
        _listener.Listen(8);
        _accepting = AcceptAsync();
    }

    public string Folder => _folder.FullName;

    public string File { get; }

    public UnixDomainSocketEndPoint Address { get; }

    /// <summary>Whether the service sent more than one answer may hold.</summary>
    public bool WasCut { get; private set; }

    public static ServiceDoor Open(ServiceKind kind, Func<CancellationToken, ValueTask<Stream>> connect, long mostBytes) => new(kind, connect, mostBytes);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _folder.Delete(recursive: true);
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true) carried.Add(CarryAsync(await _listener.AcceptAsync(_over.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The door is closed.
        }

        await Task.WhenAll(carried);
    }

    private async Task CarryAsync(Socket client)
    {
        await using var near = new NetworkStream(client, ownsSocket: true);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
        try
        {
            await using var far = await _connect(over.Token);
            var there = near.CopyToAsync(far, over.Token);
            await Task.WhenAny(there, PassAsync(far, near, over.Token));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SandboxFailedException or PortClosedException)
        {
            // The driver sees a closed connection, and says so.
        }

        await over.CancelAsync();
    }

    private async Task PassAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (var left = _mostBytes; left > 0;)
        {
            var read = await from.ReadAsync(buffer, cancellationToken);
            if (read == 0) return;
            left -= read;
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        WasCut = true;
    }
}
