using Forja.Accounts.Listening;

namespace Forja.Previews.Shares.Http;

/// <summary>How far a link carries on this server, and what to set for it to carry further.</summary>
/// <param name="OtherDevices">Other devices can open links.</param>
/// <param name="Settings">Environment variables that would let them; empty when they already can.</param>
public sealed record ShareReach(bool OtherDevices, IReadOnlyList<string> Settings)
{
    internal static ShareReach Of(ServerOptions options)
    {
        if (options.PublicUrl is { } url && url.Host != "localhost" && !options.PreviewHost.EndsWith("localhost", StringComparison.Ordinal)) return new ShareReach(true, []);

        return new ShareReach(false, [.. Missing(options)]);
    }

    private static IEnumerable<string> Missing(ServerOptions options)
    {
        if (options.PublicUrl is null) yield return "Forja__Server__PublicUrl=https://forja.example.com";
        if (options.PreviewHost.EndsWith("localhost", StringComparison.Ordinal)) yield return "Forja__Previews__Host=preview.example.net";
        if (options.TrustedProxies.Count > 0) yield break;

        // Without a reverse proxy in front the server itself listens to the network, with a certificate of its own.
        if (options.Listen.All(address => address is "localhost" or "127.0.0.1" or "::1")) yield return "Forja__Server__Listen__0=0.0.0.0";
        if (options.Certificate.Path is null) yield return "Forja__Server__Certificate__Path=/etc/forja/certificate.pfx";
        if (!options.AcceptNetworkWithoutAccounts) yield return "Forja__Server__AcceptNetworkWithoutAccounts=true";
    }
}
