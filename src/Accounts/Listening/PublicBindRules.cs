using System.Net;
using Microsoft.Extensions.Options;

namespace Forja.Accounts.Listening;

/// <summary>
/// Refuses to start where a mistake in the settings would open the instance to a network: beyond loopback it takes TLS, an address of its own, previews on another
/// site than the app, and a plain statement that this is wanted.
/// </summary>
internal sealed class PublicBindRules : IValidateOptions<ServerOptions>
{
    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        var failures = new List<string>();

        foreach (var address in options.Listen)
        {
            if (address != "localhost" && !IPAddress.TryParse(address, out _)) failures.Add($"Forja:Server:Listen: '{address}' is neither 'localhost' nor an IP address.");
        }

        foreach (var proxy in options.TrustedProxies)
        {
            if (!IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)) failures.Add($"Forja:Server:TrustedProxies: '{proxy}' is neither an IP address nor a network such as 10.0.0.0/8.");
        }

        if (options.PublicUrl is { } url)
        {
            if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.AbsolutePath != "/" || url.Query.Length > 0)
                failures.Add("Forja:Server:PublicUrl must be an address such as https://forja.example.com, without a path.");
            else if (!IsLoopbackName(url.Host) && RegistrableDomain.IsShared(url.Host, options.PreviewHost))
                failures.Add($"Forja:Previews:Host ({options.PreviewHost}) must be on another registrable domain than Forja:Server:PublicUrl ({url.Host}): a previewed app could set cookies for it otherwise.");
        }

        if (options.Listen.Any(IsBeyondLoopback)) failures.AddRange(ConditionsMissing(options));

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> ConditionsMissing(ServerOptions options)
    {
        const string Intro = "Forja:Server:Listen goes beyond this machine: ";
        if (!options.AcceptNetworkWithoutAccounts)
            yield return Intro + "there are no separate accounts yet, so everybody with the start link is the same person. Set Forja:Server:AcceptNetworkWithoutAccounts=true if that is what you want.";
        if (options.PublicUrl is not { Scheme: "https" })
            yield return Intro + "Forja:Server:PublicUrl must be the https address that people use.";
        if (options.Certificate.Path is null && options.TrustedProxies.Count == 0)
            yield return Intro + "set Forja:Server:Certificate:Path, or Forja:Server:TrustedProxies for a reverse proxy that ends TLS.";
        if (IsLoopbackName(options.PreviewHost))
            yield return Intro + "Forja:Previews:Host must be a domain that other machines can resolve, with a wildcard record.";
    }

    private static bool IsBeyondLoopback(string address) => IPAddress.TryParse(address, out var parsed) && !IPAddress.IsLoopback(parsed);

    private static bool IsLoopbackName(string host) => host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
}
