namespace Forja.Testing.Http;

/// <summary>
/// Every way in which a page of another origin may try to use a signed-in browser against one endpoint. Server tests build the matrix with it from the route
/// table, so that an endpoint added tomorrow is covered tomorrow: each of these must be answered 403, whatever the endpoint.
/// </summary>
public static class HostileRequests
{
    /// <summary>Header lines (each ends in a line break) as a browser would send them from elsewhere, with the person's cookie.</summary>
    public static IReadOnlyDictionary<string, string> Headers(string host, string cookie, string previewHost) => new Dictionary<string, string>
    {
        ["another site"] = $"Cookie: {cookie}\nOrigin: https://evil.example\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: cors\n",
        ["another site, old browser"] = $"Cookie: {cookie}\nOrigin: https://evil.example\n",
        ["another site, no-cors"] = $"Cookie: {cookie}\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\n",
        ["a preview"] = $"Cookie: {cookie}\nOrigin: http://aaaaaaaaaaaaaaaaaaaaaaaaaa.{previewHost}\nSec-Fetch-Site: cross-site\n",
        ["another port of this machine"] = $"Cookie: {cookie}\nOrigin: http://{host.Split(':')[0]}:3000\nSec-Fetch-Site: same-site\n",
        ["a sandboxed frame"] = $"Cookie: {cookie}\nOrigin: null\nSec-Fetch-Site: cross-site\n",
        ["a form"] = $"Cookie: {cookie}\nOrigin: https://evil.example\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nContent-Type: text/plain\n",
    };

    /// <summary>A whole request, ready for <see cref="RawConnection.AskAsync"/>.</summary>
    public static string Request(string method, string path, string host, string headers) =>
        $"{method} {path} HTTP/1.1\nHost: {host}\n{headers}{(method is "GET" or "HEAD" ? "" : "Content-Length: 0\n")}Connection: close\n\n";

    /// <summary>The same as a WebSocket's handshake.</summary>
    public static string Upgrade(string path, string host, string headers) =>
        $"GET {path} HTTP/1.1\nHost: {host}\n{headers}Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n\n";
}
