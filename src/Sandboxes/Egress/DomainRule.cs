using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Forja.Sandboxes.Egress;

/// <summary>
/// One entry of an allow-list: a domain (<c>api.example.com</c>), a domain with all below it (<c>*.example.com</c>), either with a port (<c>…:8443</c>). Names are in
/// lower case and ASCII, as they go over the wire; addresses are no names.
/// </summary>
internal sealed record DomainRule
{
    private const int LongestName = 253, LongestLabel = 63;

    private readonly string _name;
    private readonly bool _below;
    private readonly int? _port;

    private DomainRule(string name, bool below, int? port) => (_name, _below, _port) = (name, below, port);

    public static bool TryParse(string text, [NotNullWhen(true)] out DomainRule? rule)
    {
        rule = null;
        var rest = text.Trim().ToLowerInvariant();
        int? port = null;
        if (rest.LastIndexOf(':') is > 0 and var colon)
        {
            if (!int.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65_535) return false;
            (port, rest) = (number, rest[..colon]);
        }

        var below = rest.StartsWith("*.", StringComparison.Ordinal);
        var name = below ? rest[2..] : rest;
        if (!IsName(name)) return false;

        rule = new DomainRule(name, below, port);
        return true;
    }

    public bool Allows(string host, int port, ICollection<int> usualPorts) =>
        (_port is { } own ? port == own : usualPorts.Contains(port))
        && (host == _name || (_below && host.EndsWith($".{_name}", StringComparison.Ordinal)));

    public override string ToString() => $"{(_below ? "*." : "")}{_name}{(_port is { } port ? string.Create(CultureInfo.InvariantCulture, $":{port}") : "")}";

    /// <summary>A name that the public look-up can know: two parts at least, and none that only numbers would make an address of.</summary>
    public static bool IsName(string name)
    {
        if (name.Length is 0 or > LongestName || IPAddress.TryParse(name, out _)) return false;
        var labels = name.Split('.');
        return labels.Length > 1 && !labels[^1].All(char.IsAsciiDigit)
            && labels.All(label => label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));
    }
}
