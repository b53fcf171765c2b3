using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Forja.Accounts;

/// <summary>
/// This installation: its id (part of our cookies' names, because cookies ignore ports and two instances may share a host name), the token that the command
/// line shows, and the key of the start link. The two secrets differ, so that a link left in a browser's history is not the command line's token.
/// </summary>
/// <param name="Id">Public, lower-case.</param>
/// <param name="Token">Secret, sent as <c>Authorization: Bearer</c>.</param>
/// <param name="Key">Secret, sent once as <c>?key=</c>.</param>
public sealed record Instance(string Id, string Token, string Key)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>128 random bits each for the secrets; the id only tells instances on one machine apart.</summary>
    public static Instance New() => new(
        RandomNumberGenerator.GetString(Alphabet, 10), RandomNumberGenerator.GetString(Alphabet, 52), RandomNumberGenerator.GetString(Alphabet, 26));

    /// <summary>The link that signs a browser in, under the address that people use.</summary>
    public Uri StartUrl(Uri address) => new(address, $"/?key={Key}");

    /// <summary>A key for one purpose, derived from the token: whoever replaces the token ends every session.</summary>
    public byte[] KeyFor(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(Token), 32, info: Encoding.ASCII.GetBytes($"forja {purpose}"));

    /// <summary>The request carries this instance's token, as the command line sends it.</summary>
    public bool IsBearerOf(HttpRequest request) => request.Headers.Authorization is [{ } header] && IsBearer(header);

    /// <summary>The request carries this instance's token as a password, as git sends it; the name beside it says nothing.</summary>
    public bool IsBasicOf(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return false;

        var given = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), given, out var count)) return false;
        var text = Encoding.UTF8.GetString(given.AsSpan(0, count));
        return text.IndexOf(':') is var colon and >= 0 && IsToken(text[(colon + 1)..]);
    }

    /// <summary>The value of an Authorization header is this instance's token.</summary>
    public bool IsBearer(string header) => header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && IsToken(header[7..].Trim());

    public bool IsToken(string text) => AreEqual(text, Token);

    public bool IsKey(string text) => AreEqual(text, Key);

    public override string ToString() => $"instance {Id}";

    // Compared as hashes, so that neither content nor length shows in the time it takes.
    private static bool AreEqual(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(left)), SHA256.HashData(Encoding.UTF8.GetBytes(right)));
}
