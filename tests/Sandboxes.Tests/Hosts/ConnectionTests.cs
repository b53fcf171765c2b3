using System.Net.WebSockets;
using System.Text;

namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>Bytes to and from servers inside.</summary>
[Trait("Needs", "sandbox")]
public class ConnectionTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Echo = """
        import socket, sys, threading
        def serve(c):
            total = bytearray()
            while True:
                data = c.recv(65536)
                if not data: break
                total += data
            c.sendall(b'%d ' % len(total)); c.sendall(bytes(total)); c.close()
        s = socket.socket(socket.AF_INET6 if sys.argv[1] == '::1' else socket.AF_INET); s.bind((sys.argv[1], 7000)); s.listen(200)
        while True: threading.Thread(target=serve, args=(s.accept()[0],)).start()
        """;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("0.0.0.0")]
    public async Task Connect_HalfClosed_GetsTheAnswerToAllThatWasSent(string address)
    {
        SkipWithout();
        await using var sandbox = await EchoAsync(address);
        var sent = new byte[3_000_000];
        Random.Shared.NextBytes(sent);

        await using var stream = (System.Net.Sockets.NetworkStream)await sandbox.ConnectAsync(7000, CancellationToken.None);
        await stream.WriteAsync(sent);
        stream.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        var received = new MemoryStream();
        await stream.CopyToAsync(received);

        Assert.Equal([.. Encoding.ASCII.GetBytes($"{sent.Length} "), .. sent], received.ToArray());
    }

    [Fact]
    public async Task Connect_ManyAtOnce_AreKeptApart()
    {
        SkipWithout();
        await using var sandbox = await EchoAsync("127.0.0.1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            await using var stream = (System.Net.Sockets.NetworkStream)await sandbox.ConnectAsync(7000, CancellationToken.None);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{number:d4}"));
            stream.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            return await new StreamReader(stream).ReadToEndAsync();
        }));

        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"4 {number:d4}"), answers);
    }

    [Fact]
    [Trait("Case", "P18")]
    public async Task Connect_WebSocket_CarriesMessagesBothWays()
    {
        SkipWithout();
        await using var sandbox = await fixture.Host.StartAsync(fixture.NewSpec(), CancellationToken.None);
        await sandbox.StartProcessAsync(new SandboxCommand(["python3", "-c", WebSocketEcho]), null, CancellationToken.None);
        await sandbox.WaitForPortAsync(7000, CancellationToken.None);
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, cancellationToken) => sandbox.ConnectAsync(7000, cancellationToken) };
        using var client = new HttpClient(handler);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri("ws://app/"), client, CancellationToken.None);

        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        var buffer = new byte[100];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);

        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, received.Count));
    }

    [Fact]
    public async Task Connect_NobodyListens_IsPortClosed()
    {
        SkipWithout();
        await using var sandbox = await fixture.Host.StartAsync(fixture.NewSpec(), CancellationToken.None);

        await Assert.ThrowsAsync<PortClosedException>(async () => await sandbox.ConnectAsync(7000, CancellationToken.None));
    }

    [Fact]
    public async Task ListeningPorts_ServerComesAndGoes_AreFound()
    {
        SkipWithout();
        await using var sandbox = await fixture.Host.StartAsync(fixture.NewSpec(), CancellationToken.None);
        var changed = new SemaphoreSlim(0);
        sandbox.PortsChanged += () => changed.Release();

        var server = await sandbox.StartProcessAsync(SandboxCommand.Of("python3", "-m", "http.server", "7100", "--bind", "127.0.0.1"), null, CancellationToken.None);
        while (sandbox.ListeningPorts is not [7100]) await changed.WaitAsync();
        server.Kill();
        while (sandbox.ListeningPorts.Count > 0) await changed.WaitAsync();
    }

    [Fact]
    public async Task ListeningPorts_HundredsOfConnections_AreFoundAllTheSame()
    {
        SkipWithout();
        await using var sandbox = await fixture.Host.StartAsync(fixture.NewSpec(), CancellationToken.None);
        using var changed = new SemaphoreSlim(0);
        sandbox.PortsChanged += () => changed.Release();

        await sandbox.StartProcessAsync(
            SandboxCommand.Of("python3", "-c", """
                import socket, time
                first = socket.create_server(('127.0.0.1', 7200), backlog=500)
                open = [(socket.create_connection(('127.0.0.1', 7200)), first.accept()) for _ in range(300)]
                second = socket.create_server(('127.0.0.1', 7201))
                time.sleep(1000)
                """),
            null, CancellationToken.None);

        while (sandbox.ListeningPorts is not [7200, 7201])
        {
            Assert.False(sandbox.Exited.IsCompleted, "The agent has ended.");
            await Task.WhenAny(changed.WaitAsync(), sandbox.Exited);
        }
    }

    [Fact]
    public async Task Registry_ClientsInside_AreServedByTheHost()
    {
        SkipWithout();
        var spec = fixture.NewSpec() with
        {
            Registry = async (stream, cancellationToken) =>
            {
                var request = new byte[4];
                await stream.ReadExactlyAsync(request, cancellationToken);
                byte[] answer = [.. "served "u8, .. request];
                await stream.WriteAsync(answer, cancellationToken);
            },
        };

        var (exit, output) = await fixture.RunAsync(
            spec,
            """
            cat > /tmp/t.py <<'P'
            import socket, concurrent.futures
            def ask(n):
                c = socket.create_connection(('127.0.0.1', 4873)); c.sendall(b'%04d' % n); r = b''
                while (d := c.recv(100)): r += d
                return r.decode()
            with concurrent.futures.ThreadPoolExecutor(20) as pool: print(sorted(pool.map(ask, range(40))) == ['served %04d' % n for n in range(40)])
            P
            python3 /tmp/t.py
            """);

        Assert.Equal((0, "True\n"), (exit.Code, output));
    }

    [Fact]
    public async Task Registry_NotAsked_NothingListensThere()
    {
        SkipWithout();

        var (exit, _) = await fixture.RunAsync(fixture.NewSpec(), "python3 -c \"import socket; socket.create_connection(('127.0.0.1', 4873), 2)\" 2>/dev/null");

        Assert.False(exit.Succeeded);
    }

    private const string WebSocketEcho = """
        import socket, hashlib, base64
        s = socket.socket(); s.bind(('127.0.0.1', 7000)); s.listen(5)
        while True:
            c, _ = s.accept(); head = b''
            while b'\r\n\r\n' not in head:
                data = c.recv(4096)
                if not data: break
                head += data
            key = [l.split(b': ')[1] for l in head.split(b'\r\n') if l.lower().startswith(b'sec-websocket-key')]
            if not key: c.close(); continue
            accept = base64.b64encode(hashlib.sha1(key[0] + b'258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest())
            c.sendall(b'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ' + accept + b'\r\n\r\n')
            f = c.recv(4096); n = f[1] & 127; mask = f[2:6]
            text = bytes(b ^ mask[i % 4] for i, b in enumerate(f[6:6 + n]))
            c.sendall(bytes([0x81, len(text)]) + text); c.recv(100); c.close()
        """;

    private async Task<ISandboxInstance> EchoAsync(string address)
    {
        var sandbox = await fixture.Host.StartAsync(fixture.NewSpec(), CancellationToken.None);
        await sandbox.StartProcessAsync(new SandboxCommand(["python3", "-c", Echo, address]), null, CancellationToken.None);
        await sandbox.WaitForPortAsync(7000, CancellationToken.None);
        return sandbox;
    }

    private static void SkipWithout()
    {
        if (HostFixture.WhyNot is { } why) Assert.Skip(why);
    }
}
