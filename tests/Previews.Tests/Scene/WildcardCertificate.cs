using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Forja.Previews.Tests.Scene;

/// <summary>A self-signed certificate for an app's host and every preview below another, as files in a folder of their own.</summary>
internal sealed class WildcardCertificate : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forja-certificate-").FullName;
    private readonly X509Certificate2 _certificate;

    public WildcardCertificate(string appHost, string previewHost)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(appHost);
        names.AddDnsName($"*.{previewHost}");
        var request = new CertificateRequest($"CN={appHost}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        _certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));

        File.WriteAllText(Pem, _certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllBytes(Pfx, _certificate.Export(X509ContentType.Pkcs12, "secret"));
    }

    public string Pem => Path.Combine(_folder, "forja.pem");

    public string Key => Path.Combine(_folder, "forja.key");

    public string Pfx => Path.Combine(_folder, "forja.pfx");

    public string Thumbprint => _certificate.Thumbprint;

    public void Dispose()
    {
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
