using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Forja.Accounts.Listening;

/// <summary>
/// Binds Kestrel to what <see cref="ServerOptions"/> says and to nothing else: endpoints given in code win over ASPNETCORE_URLS and --urls, so no other setting can
/// open the server to a network past <see cref="PublicBindRules"/>.
/// </summary>
internal sealed class KestrelListening(IOptions<ServerOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // Kestrel takes a bare line feed for the end of a line; a proxy before us may not, and then the two see different headers.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        var certificate = Load(options.Value.Certificate);
        var chain = LoadChain(options.Value.Certificate);

        foreach (var address in options.Value.Listen)
        {
            if (IPAddress.TryParse(address, out var ip)) kestrel.Listen(ip, options.Value.Port, Secure);
            else if (options.Value.Port == 0) kestrel.Listen(IPAddress.Loopback, 0, Secure);
            else kestrel.ListenLocalhost(options.Value.Port, Secure);
        }

        void Secure(ListenOptions listen)
        {
            if (certificate is null) return;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.ServerCertificateChain = chain;
            });
        }
    }

    private static X509Certificate2Collection? LoadChain(CertificateOptions options)
    {
        if (options.Path is not { } path) return null;
        var chain = new X509Certificate2Collection();
        if (IsPfx(path)) chain.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(path, options.Password));
        else chain.ImportFromPemFile(path);
        return chain;
    }

    private static bool IsPfx(string path) => Path.GetExtension(path) is ".pfx" or ".p12";

    private static X509Certificate2? Load(CertificateOptions options)
    {
        if (options.Path is not { } path) return null;
        if (IsPfx(path)) return X509CertificateLoader.LoadPkcs12FromFile(path, options.Password);

        using var pem = options.Password is { } password
            ? X509Certificate2.CreateFromEncryptedPemFile(path, password, options.KeyPath ?? path)
            : X509Certificate2.CreateFromPemFile(path, options.KeyPath ?? path);
        // A key straight from PEM lives only in this process' memory in a form that some TLS stacks refuse; a PFX round trip makes it ordinary.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }
}
