using System.Globalization;
using System.Text;

namespace Forja.Sandboxes.Egress;

/// <summary>
/// The head of a request to a forward proxy: where it wants to go, and what of it goes on. A tunnel (CONNECT) passes nothing of it; a plain request goes on with its own
/// path and the host that was judged, and closes after its answer, so that no second one follows unjudged.
/// </summary>
internal sealed record ProxyRequest(string Host, int Port, bool Tunnel, byte[] Onward)
{
    private const int LongestHead = 32 * 1024;

    private static readonly byte[] HeadEnd = [.. "\r\n\r\n"u8];

    /// <summary>Reads one head; null when it is none, or too long.</summary>
    public static async Task<ProxyRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestHead];
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            if (read == 0) return null;
            filled += read;
            var end = buffer.AsSpan(0, filled).IndexOf(HeadEnd);
            if (end >= 0) return Parse(Encoding.Latin1.GetString(buffer, 0, end), buffer[(end + HeadEnd.Length)..filled]);
        }

        return null;
    }

    internal static ProxyRequest? Parse(string head, byte[] rest)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [{ Length: > 0 } method, { } target, "HTTP/1.1" or "HTTP/1.0"]) return null;
        if (head.AsSpan().ContainsAny('\0', '\t') || head.Replace("\r\n", "", StringComparison.Ordinal).AsSpan().ContainsAny('\r', '\n')) return null;

        if (method == "CONNECT")
        {
            var colon = target.LastIndexOf(':');
            return colon > 0 && int.TryParse(target.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535
                ? new ProxyRequest(NameOf(target[..colon]), port, true, rest)
                : null;
        }

        if (!target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || !Uri.TryCreate(target, UriKind.Absolute, out var address) || address.UserInfo.Length > 0) return null;

        var text = new StringBuilder($"{method} {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n");
        foreach (var line in lines.Skip(1).Where(GoesOn)) text.Append(line).Append("\r\n");
        return new ProxyRequest(NameOf(address.IdnHost), address.Port, false, [.. Encoding.Latin1.GetBytes(text.Append("\r\n").ToString()), .. rest]);
    }

    private static bool GoesOn(string line) =>
        !line.StartsWith("host:", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("connection:", StringComparison.OrdinalIgnoreCase)
        && !line.StartsWith("keep-alive:", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("upgrade:", StringComparison.OrdinalIgnoreCase)
        && !line.StartsWith("proxy-", StringComparison.OrdinalIgnoreCase) && line.Length > 0;

    private static string NameOf(string host) => host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
}
