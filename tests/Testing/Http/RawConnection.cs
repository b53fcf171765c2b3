using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Forja.Testing.Http;

/// <summary>A plain connection to a server on loopback: what a test sends goes out byte by byte, because HTTP clients repair what attackers would send.</summary>
public sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient _client;
    private readonly Stream _stream;
    private byte[] _read = [];

    private RawConnection(TcpClient client, Stream stream) => (_client, _stream) = (client, stream);

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        return new RawConnection(client, client.GetStream());
    }

    /// <summary>Over TLS; any certificate is taken, and shown to the test.</summary>
    public static async Task<RawConnection> OpenTlsAsync(int port, string host, RemoteCertificateValidationCallback check)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, check);
        await tls.AuthenticateAsClientAsync(host);
        return new RawConnection(client, tls);
    }

    /// <summary>One request on a connection of its own.</summary>
    public static async Task<RawResponse> AskAsync(int port, string request)
    {
        await using var connection = await OpenAsync(port);
        await connection.SendAsync(request);
        return await connection.ReadResponseAsync();
    }

    /// <summary>Sends text as Latin-1 bytes; line ends in the text (a raw string's \n) go out as CRLF unless the text has CRLF already.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text.Contains('\r') ? text : text.Replace("\n", "\r\n")));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await _stream.WriteAsync(bytes);
        await _stream.FlushAsync();
    }

    /// <summary>Reads one whole response: by its length, its chunks, or to the end of the connection.</summary>
    public async Task<RawResponse> ReadResponseAsync(bool toHead = false)
    {
        var (status, headers) = await ReadHeadAsync();
        var response = new RawResponse(status, headers, "");
        if (toHead || status is 101 or 204 or 304 || status < 200) return response;

        if (response.Header("Transfer-Encoding") == "chunked") return response with { Body = await ReadChunksAsync() };
        return response.Header("Content-Length") is { } length
            ? response with { Body = Encoding.UTF8.GetString(await ReadExactlyAsync(int.Parse(length, CultureInfo.InvariantCulture))) }
            : response with { Body = Encoding.UTF8.GetString(await ReadToEndAsync()) };
    }

    public async Task<(int Status, List<KeyValuePair<string, string>> Headers)> ReadHeadAsync()
    {
        var first = await ReadLineAsync();
        var status = int.Parse(first.Split(' ')[1], CultureInfo.InvariantCulture);
        var headers = new List<KeyValuePair<string, string>>();
        while (await ReadLineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            headers.Add(KeyValuePair.Create(line[..colon], line[(colon + 1)..].Trim()));
        }

        return (status, headers);
    }

    /// <summary>One line without its CRLF; empty at the end of the connection.</summary>
    public async Task<string> ReadLineAsync()
    {
        int end;
        while ((end = Array.IndexOf(_read, (byte)'\n')) < 0)
        {
            if (!await FillAsync()) throw new EndOfStreamException($"The connection ended. Read: '{Encoding.Latin1.GetString(_read)}'");
        }

        return Encoding.Latin1.GetString(Take(end + 1)).TrimEnd('\r', '\n');
    }

    public async Task<byte[]> ReadExactlyAsync(int count)
    {
        if (_read.Length >= count) return Take(count);

        var bytes = new byte[count];
        var had = _read.Length;
        Take(had).CopyTo(bytes, 0);
        await _stream.ReadExactlyAsync(bytes.AsMemory(had));
        return bytes;
    }

    /// <summary>Everything until the server closes the connection (or resets it, as servers do with unread input).</summary>
    public async Task<byte[]> ReadToEndAsync()
    {
        try
        {
            while (await FillAsync()) { }
        }
        catch (IOException)
        {
        }

        return Take(_read.Length);
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private async Task<string> ReadChunksAsync()
    {
        var body = new List<byte>();
        while (int.Parse((await ReadLineAsync()).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var size and > 0)
        {
            body.AddRange(await ReadExactlyAsync(size));
            await ReadLineAsync();
        }

        await ReadLineAsync();
        return Encoding.UTF8.GetString([.. body]);
    }

    private byte[] Take(int count)
    {
        var taken = _read[..count];
        _read = _read[count..];
        return taken;
    }

    private async Task<bool> FillAsync()
    {
        var buffer = new byte[16 * 1024];
        var count = await _stream.ReadAsync(buffer);
        _read = [.. _read, .. buffer.AsSpan(0, count)];
        return count > 0;
    }
}
