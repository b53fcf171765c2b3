using System.Net.Sockets;
using Forja.SandboxProtocol;

namespace Forja.Sandboxes.Hosts;

/// <summary>Gives connections to one agent. Who makes the connection, the host or the agent, is the host's affair.</summary>
internal interface IAgentDoor
{
    /// <summary>A connection that the agent accepted for this purpose. A port inside that nobody listens on is <see cref="PortClosedException"/>.</summary>
    ValueTask<NetworkStream> ConnectAsync(Preamble preamble, CancellationToken cancellationToken);
}
