namespace Forja.Accounts.Listening;

/// <summary>A certificate from files: PEM with a key of its own, or PFX. It must cover the app's host and <c>*.{preview host}</c>.</summary>
public sealed class CertificateOptions
{
    /// <summary>A <c>.pem</c>/<c>.crt</c> (with its chain) or a <c>.pfx</c>/<c>.p12</c> file.</summary>
    public string? Path { get; set; }

    /// <summary>The private key in PEM, when <see cref="Path"/> is PEM and does not contain it.</summary>
    public string? KeyPath { get; set; }

    public string? Password { get; set; }
}
