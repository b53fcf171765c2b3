using System.Buffers.Binary;
using System.Net.Sockets;
using System.Threading.Channels;
using Forja.SandboxProtocol;

namespace Forja.Sandboxes.Hosts.Docker;

/// <summary>
/// A socket that the agent dials, because Docker's API cannot hand a listener over. Its file is visible inside, so who dials is asked of the kernel: only connections
/// that process 1 of the container made are taken. Any other program inside is hung up on, whatever it says.
/// </summary>
internal sealed class DialedDoor : IAgentDoor, IDisposable
{
    private const int SocketLevel = 1, PeerCredentials = 17, CredentialBytes = 12;

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Channel<Socket> _waiting = Channel.CreateUnbounded<Socket>();
    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource<int> _agent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _accepting = Task.CompletedTask;

    public DialedDoor(string path, uint owner)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        Oci.Native.ChangeOwner(path, owner);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _listener.Listen(256);
        _accepting = AcceptAsync();
    }

    /// <summary>Says which process of this machine is the agent. Connections wait until it is known.</summary>
    public void AgentIs(int pid) => _agent.TrySetResult(pid);

    /// <summary>The agent is gone: whoever waits for a connection is told.</summary>
    public void AgentIsGone() => _waiting.Writer.TryComplete();

    public async ValueTask<NetworkStream> ConnectAsync(Preamble preamble, CancellationToken cancellationToken)
    {
        try
        {
            return await AgentGreeting.GreetAsync(await _waiting.Reader.ReadAsync(cancellationToken), preamble, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw AgentGreeting.Lost(exception);
        }
    }

    public void Dispose()
    {
        _closed.Cancel();
        _listener.Dispose();
        _waiting.Writer.TryComplete();
        while (_waiting.Reader.TryRead(out var socket)) socket.Dispose();
        _closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(_closed.Token);
                if (PeerOf(socket) != await _agent.Task.WaitAsync(_closed.Token) || !_waiting.Writer.TryWrite(socket)) socket.Dispose();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            _waiting.Writer.TryComplete();
        }
    }

    // The kernel notes who connected, by the numbers of this side.
    private static int PeerOf(Socket socket)
    {
        Span<byte> credentials = stackalloc byte[CredentialBytes];
        return socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials) == CredentialBytes ? BinaryPrimitives.ReadInt32LittleEndian(credentials) : -1;
    }
}
