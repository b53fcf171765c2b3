using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Forja.ProjectFiles.Tests.Scene;

/// <summary>Sends a request byte for byte: HttpClient would straighten the very paths that are to be tried.</summary>
internal sealed record RawHttp(int Status, string Headers, string Body)
{
    public string? Code => Body.StartsWith('{') ? JsonDocument.Parse(Body).RootElement.GetProperty("code").GetString() : null;

    public static async Task<RawHttp> SendAsync(int port, string target, string method = "GET", string body = "", string headers = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        // Latin-1, so that any byte can stand in the target.
        var request = $"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return new RawHttp(int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture), answer[..end], Dechunk(answer[(end + 4)..]));
    }

    // Problems are short: one chunk.
    private static string Dechunk(string body)
    {
        var start = body.IndexOf('{', StringComparison.Ordinal);
        var end = body.LastIndexOf('}');
        return start >= 0 && end > start ? body[start..(end + 1)] : body;
    }
}
