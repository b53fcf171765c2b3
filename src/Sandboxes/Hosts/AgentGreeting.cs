using System.Net.Sockets;
using Forja.SandboxProtocol;

namespace Forja.Sandboxes.Hosts;

/// <summary>The first bytes of every connection: what it is for, and whether the agent takes it.</summary>
internal static class AgentGreeting
{
    /// <summary>The connection as a stream once the agent accepted it; the socket is closed otherwise.</summary>
    public static async ValueTask<NetworkStream> GreetAsync(Socket socket, Preamble preamble, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = new byte[Preamble.Size];
            preamble.Write(bytes);
            await socket.SendAsync(bytes, cancellationToken);
            var read = await socket.ReceiveAsync(bytes.AsMemory(0, 1), cancellationToken);
            return read == 0 ? throw Lost(null) : (ConnectionAnswer)bytes[0] switch
            {
                ConnectionAnswer.Accepted => new NetworkStream(socket, ownsSocket: true),
                ConnectionAnswer.Refused => throw new PortClosedException(preamble.Argument),
                ConnectionAnswer.Busy => throw new SandboxFailedException("sandbox.too-many-connections", "Too many connections to this sandbox are open."),
                _ => throw new SandboxFailedException("sandbox.agent-unknown", "The sandbox's agent speaks another version."),
            };
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw Lost(exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static SandboxFailedException Lost(Exception? inner) => new("sandbox.lost", "The sandbox is gone.", inner);
}
