using System.Net;
using System.Net.Sockets;
using System.Text;
using Forja.Sandboxes.Egress;

namespace Forja.Sandboxes.Tests.Egress;

/// <summary>Names that lead where the test wants, and one server behind every public address, which says what it was asked.</summary>
internal sealed class PlayedNetwork : IEgressNetwork
{
    private static readonly IPAddress Public = IPAddress.Parse("93.184.216.34");

    private int _looks;

    public List<string> Asked { get; } = [];

    public List<IPAddress> Connected { get; } = [];

    public Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        lock (Asked) Asked.Add(name);
        return Task.FromResult<IPAddress[]>(name switch
        {
            "api.example.com" => [Public],
            "private.example.com" => [IPAddress.Parse("10.0.0.5"), IPAddress.Parse("fd00::1")],
            "mapped.example.com" => [IPAddress.Parse("::ffff:192.168.0.1")],
            "metadata.example.com" => [IPAddress.Parse("169.254.169.254")],
            "rebinding.example.com" => [_looks++ % 2 == 0 ? Public : IPAddress.Loopback],
            _ => throw new SocketException((int)SocketError.HostNotFound),
        });
    }

    public async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        lock (Connected) Connected.Add(address);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, cancellationToken);
        _ = ServeAsync(await listener.AcceptTcpClientAsync(cancellationToken));
        return client.GetStream();
    }

    private static async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream());
            var first = await reader.ReadLineAsync();
            while (!string.IsNullOrEmpty(await reader.ReadLineAsync())) continue;
            if (first is null) return;
            var body = $"answer to {first}";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        }
    }
}
