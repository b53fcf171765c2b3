using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Forja.Accounts;

/// <summary>
/// Makes and opens short signed values for cookies and links: an end, a random number, and a MAC that also covers what the value is for, so that one made for
/// this project opens nothing of another.
/// </summary>
public sealed class Seal(byte[] key)
{
    private const int UntilBytes = 8;
    private const int NonceBytes = 16;
    private const int MacBytes = 32;
    private const int Bytes = UntilBytes + NonceBytes + MacBytes;

    /// <summary>Characters of every value.</summary>
    public static readonly int Length = Base64Url.GetEncodedLength(Bytes);

    public string Make(string subject, DateTimeOffset until)
    {
        Span<byte> value = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(value, until.ToUnixTimeSeconds());
        RandomNumberGenerator.Fill(value.Slice(UntilBytes, NonceBytes));
        Sign(value[..(UntilBytes + NonceBytes)], subject, value[(UntilBytes + NonceBytes)..]);
        return Base64Url.EncodeToString(value);
    }

    /// <summary>Null when the value was not made by this seal for this subject, or when its time is over.</summary>
    public SealedValue? Open(string? text, string subject, DateTimeOffset now)
    {
        Span<byte> value = stackalloc byte[Bytes];
        if (text is null || text.Length != Length || !Base64Url.TryDecodeFromChars(text, value, out var written) || written != Bytes) return null;

        Span<byte> expected = stackalloc byte[MacBytes];
        Sign(value[..(UntilBytes + NonceBytes)], subject, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, value[(UntilBytes + NonceBytes)..])) return null;

        var until = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(value));
        return until > now ? new SealedValue(until, Convert.ToHexString(value.Slice(UntilBytes, NonceBytes))) : null;
    }

    private void Sign(ReadOnlySpan<byte> head, string subject, Span<byte> mac)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(head);
        hash.AppendData(Encoding.UTF8.GetBytes(subject));
        hash.GetHashAndReset(mac);
    }
}
