using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Forja.Accounts;

/// <summary>The Host header as it was sent. The framework's own reading decodes international names, which gives one place many spellings and throws on broken ones.</summary>
/// <param name="Text">The whole header.</param>
/// <param name="Name">Without the port; an IPv6 address keeps its brackets.</param>
/// <param name="Port">Null when there is none.</param>
public sealed record RequestHost(string Text, string Name, int? Port)
{
    public static RequestHost Of(HttpRequest request)
    {
        var text = request.Headers.Host is [{ } single] ? single : "";
        var colon = text.LastIndexOf(':');
        // A colon inside brackets belongs to the address.
        if (colon < 0 || text.EndsWith(']')) return new RequestHost(text, text, null);

        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new RequestHost(text, text[..colon], port)
            : new RequestHost(text, text, null);
    }

    /// <summary>The port as it stands in an address: empty when it is the scheme's own.</summary>
    public string PortSuffix => Port is { } port ? $":{port}" : "";
}
