using System.Globalization;
using System.Security.Cryptography;

namespace Forja.Previews.Shares;

/// <summary>A passcode as it is kept: salted and stretched, so that a stolen database does not give short ones away at once.</summary>
internal sealed record Passcode
{
    /// <summary>About 60 ms on one core here: nothing to a person, much to a list of guesses.</summary>
    private const int Rounds = 210_000;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    private readonly int _rounds;
    private readonly byte[] _salt;
    private readonly byte[] _hash;

    private Passcode(int rounds, byte[] salt, byte[] hash) => (_rounds, _salt, _hash) = (rounds, salt, hash);

    public static Passcode Of(string text)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new Passcode(Rounds, salt, Derive(text, salt, Rounds));
    }

    public static Passcode Parse(string kept)
    {
        var parts = kept.Split('.');
        return new Passcode(int.Parse(parts[0], CultureInfo.InvariantCulture), Convert.FromBase64String(parts[1]), Convert.FromBase64String(parts[2]));
    }

    public bool Is(string text) => CryptographicOperations.FixedTimeEquals(Derive(text, _salt, _rounds), _hash);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_rounds}.{Convert.ToBase64String(_salt)}.{Convert.ToBase64String(_hash)}");

    // Spaces at the ends come from copying, not from people.
    private static byte[] Derive(string text, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(text.Trim(), salt, rounds, HashAlgorithmName.SHA256, HashBytes);
}
