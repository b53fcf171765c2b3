using System.ComponentModel.DataAnnotations;

namespace Forja.Accounts.Listening;

/// <summary>Where the server listens and under which addresses people reach it. Section <c>Forja:Server</c>.</summary>
public sealed class ServerOptions
{
    public const string Section = "Forja:Server";

    /// <summary>Addresses to listen on: <c>localhost</c> (both loopback addresses) or IP addresses. Anything beyond loopback has conditions, see <see cref="PublicBindRules"/>.</summary>
    [MinLength(1)]
    public IList<string> Listen { get; } = [];

    /// <summary>Also <c>Forja:Port</c>, which wins. 0 lets the system choose (then only 127.0.0.1 of <c>localhost</c>).</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 7070;

    /// <summary>The address that people type, when it is not <c>http://localhost:{port}</c>; for example <c>https://forja.example.com</c>.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The certificate to serve TLS with; without one the server speaks plain HTTP.</summary>
    public CertificateOptions Certificate { get; set; } = new();

    /// <summary>Addresses or networks (CIDR) of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. Nobody else's are.</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>
    /// Says that everybody who holds the start link may act as the one local person from other machines. Without it the server listens on loopback only,
    /// because there are no separate accounts yet.
    /// </summary>
    public bool AcceptNetworkWithoutAccounts { get; set; }

    /// <summary>
    /// The domain below which every preview has a host of its own (<c>Forja:Previews:Host</c>). It is here because the frames that the app may show and the
    /// rules for a public address depend on it.
    /// </summary>
    [Required, RegularExpression(@"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")]
    public string PreviewHost { get; set; } = "preview.localhost";
}
