using System.Net;

namespace Forja.Sandboxes.Egress;

/// <summary>The world outside as the proxy needs it: names and connections.</summary>
internal interface IEgressNetwork
{
    Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken);

    Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken);
}
