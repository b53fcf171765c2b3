using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Forja.Accounts.Listening;

/// <summary>
/// Puts the reading of X-Forwarded-For and -Proto before everything else, for trusted proxies only. The host is never taken from such a header: the proxy passes
/// Host itself, and what decides about routing has one source.
/// </summary>
internal sealed class TrustedProxyFilter(IOptions<ServerOptions> options) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (options.Value.TrustedProxies.Count > 0) app.UseForwardedHeaders(Build());
        next(app);
    };

    private ForwardedHeadersOptions Build()
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.Value.TrustedProxies)
        {
            if (IPAddress.TryParse(proxy, out var address)) forwarded.KnownProxies.Add(address);
            else forwarded.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
        }

        return forwarded;
    }
}
