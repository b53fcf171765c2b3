using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Forja.Sandboxes.Egress;

/// <summary>
/// Which addresses are the public network. Everything else is refused whatever its name says: private and link-local networks, clouds' metadata, this machine, and all forms
/// in which one of these hides in an IPv6 address.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // What is handed out for the public network at all; the exceptions inside it follow.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] Closed6 = [.. new[] { "2001::/23", "2001:db8::/32", "3fff::/20", "2620:4f:8000::/48" }.Select(network => IPNetwork.Parse(network))];
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16"), Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork) return !Closed.Any(network => network.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId != 0) return false;

        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address)) return IsPublic(new IPAddress(bytes.AsSpan(2, 4)));
        if (Translated.Contains(address)) return IsPublic(new IPAddress(bytes.AsSpan(12, 4)));
        return Global6.Contains(address) && !Closed6.Any(network => network.Contains(address));
    }

    /// <summary>This machine's own addresses, which may be public and are the host all the same.</summary>
    public static IReadOnlySet<IPAddress> OfThisMachine() =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(address => address.Address).ToHashSet();
}
