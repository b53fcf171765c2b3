using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>What a tarball must hash to, as registries and locks write it: <c>sha512-…</c>. The oldest packages only have SHA-1.</summary>
internal sealed record Integrity
{
    private Integrity(HashAlgorithmName algorithm, byte[] digest) => (Algorithm, Digest) = (algorithm, digest);

    public HashAlgorithmName Algorithm { get; }

    private byte[] Digest { get; }

    /// <summary>Reads the strongest of one or more space-separated hashes.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Integrity? integrity)
    {
        integrity = null;
        foreach (var (prefix, algorithm, length) in (ReadOnlySpan<(string, HashAlgorithmName, int)>)
            [("sha512-", HashAlgorithmName.SHA512, 64), ("sha384-", HashAlgorithmName.SHA384, 48), ("sha256-", HashAlgorithmName.SHA256, 32), ("sha1-", HashAlgorithmName.SHA1, 20)])
        {
            foreach (var part in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var digest = new byte[64];
                var encoded = part.StartsWith(prefix, StringComparison.Ordinal) ? part[prefix.Length..].Split('?')[0] : "";
                if (!Convert.TryFromBase64String(encoded, digest, out var written) || written != length) continue;
                integrity = new Integrity(algorithm, digest[..written]);
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the <c>shasum</c> of metadata that has no <c>integrity</c>.</summary>
    public static Integrity? FromShasum(string? hexadecimal) =>
        hexadecimal is { Length: 40 } && hexadecimal.All(char.IsAsciiHexDigit) ? new Integrity(HashAlgorithmName.SHA1, Convert.FromHexString(hexadecimal)) : null;

    public bool Matches(ReadOnlySpan<byte> digest) => CryptographicOperations.FixedTimeEquals(Digest, digest);

    /// <summary>Whether a tarball of the store, whose name is its SHA-512, is the content that this stands for.</summary>
    public async Task<bool> MatchesAsync(string tarball, CancellationToken cancellationToken)
    {
        if (Algorithm == HashAlgorithmName.SHA512) return Matches(Convert.FromHexString(Path.GetFileNameWithoutExtension(tarball)));
        await using var file = File.OpenRead(tarball);
        using var hash = IncrementalHash.CreateHash(Algorithm);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await file.ReadAsync(buffer, cancellationToken)) > 0;) hash.AppendData(buffer, 0, read);
        return Matches(hash.GetHashAndReset());
    }

    public override string ToString() => $"{Algorithm.Name!.ToLowerInvariant()}-{Convert.ToBase64String(Digest)}";
}
