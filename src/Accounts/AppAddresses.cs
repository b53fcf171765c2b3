using Forja.Accounts.Listening;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Forja.Accounts;

/// <summary>The names under which the app itself is reached: loopback, and the public address when there is one. Every other Host is somebody else's.</summary>
public sealed class AppAddresses(IOptions<ServerOptions> options, IServiceProvider services)
{
    private readonly string? _publicHost = options.Value.PublicUrl?.Host;

    /// <summary>The address to print and to build links from.</summary>
    public Uri Main => options.Value.PublicUrl ?? new Uri($"{Scheme}://localhost:{ListeningPort()}");

    /// <summary>The preview host with the port that people use, as it stands in an address.</summary>
    public string PreviewAuthority => Main.IsDefaultPort ? options.Value.PreviewHost : $"{options.Value.PreviewHost}:{Main.Port}";

    public string PreviewHost => options.Value.PreviewHost;

    private string Scheme => options.Value.Certificate.Path is null ? "http" : "https";

    /// <summary>True for a Host header that names the app. A DNS name that was rebound to this machine does not.</summary>
    public bool IsApp(RequestHost host) => host.Name switch
    {
        "localhost" or "127.0.0.1" or "[::1]" => true,
        var name => _publicHost is not null && string.Equals(name, _publicHost, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>True when an Origin header names the very address that the request came to (or the public address).</summary>
    public bool IsOwnOrigin(HttpRequest request, string origin) =>
        string.Equals(origin, $"{request.Scheme}://{RequestHost.Of(request).Text}", StringComparison.OrdinalIgnoreCase)
        || (options.Value.PublicUrl is { } url && string.Equals(origin, url.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The origins that the app may have while a preview is looked at under this request's scheme and port: the pages that may frame it and that its bridge may
    /// talk to. The IPv6 literal is missing because Content-Security-Policy cannot say it.
    /// </summary>
    public IReadOnlyList<string> OriginsBeside(HttpRequest preview)
    {
        if (options.Value.PublicUrl is { } url) return [url.GetLeftPart(UriPartial.Authority)];

        var port = RequestHost.Of(preview).PortSuffix;
        return [$"{preview.Scheme}://localhost{port}", $"{preview.Scheme}://127.0.0.1{port}"];
    }

    private int ListeningPort()
    {
        if (options.Value.Port != 0) return options.Value.Port;

        var addresses = (services.GetService(typeof(IServer)) as IServer)?.Features.Get<IServerAddressesFeature>()?.Addresses;
        return addresses?.FirstOrDefault() is { } address ? BindingAddress.Parse(address).Port : 0;
    }
}
