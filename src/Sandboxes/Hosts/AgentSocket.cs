using System.Net.Sockets;
using Forja.SandboxProtocol;

namespace Forja.Sandboxes.Hosts;

/// <summary>
/// The Unix socket that an agent takes connections on. The host makes it, in a folder that only the host may enter, and hands the listening end to the agent: no path
/// inside a sandbox leads to it, so nothing inside can pose as the agent, and no link can be put in its place.
/// </summary>
internal sealed class AgentSocket : IAgentDoor, IDisposable
{
    private const int Backlog = 256;

    private readonly string _path;
    private readonly Socket _listener;

    private AgentSocket(string path, Socket listener)
    {
        _path = path;
        _listener = listener;
    }

    /// <summary>The listening end, to be inherited by the sandbox.</summary>
    public System.Runtime.InteropServices.SafeHandle Listener => _listener.SafeHandle;

    public static AgentSocket Listen(string path)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            // The framework removes the name that it bound when the listening end is let go of; the socket is to keep its name until the sandbox is gone.
            listener.Bind(new UnixDomainSocketEndPoint($"{path}~"));
            listener.Listen(Backlog);
            File.Move($"{path}~", path);
            return new AgentSocket(path, listener);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of the listening end, once the sandbox has it: from then on connecting fails when the agent is gone.</summary>
    public void HandedOver() => _listener.Dispose();

    public async ValueTask<NetworkStream> ConnectAsync(Preamble preamble, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_path), cancellationToken);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw AgentGreeting.Lost(exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return await AgentGreeting.GreetAsync(socket, preamble, cancellationToken);
    }

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
    }
}
