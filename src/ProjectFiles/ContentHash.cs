using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Forja.ProjectFiles;

/// <summary>Names content by what it is: SHA-256 in lower-case hexadecimal. Two equal contents are stored once.</summary>
[JsonConverter(typeof(ContentHashJsonConverter))]
[Immutable]
public sealed record ContentHash
{
    private ContentHash(string value) => Value = value;

    public string Value { get; }

    public static ContentHash Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <summary>Reads a hash that is known to be good. Throws <see cref="FormatException"/> otherwise.</summary>
    public static ContentHash Parse(string text) => TryParse(text, out var hash) ? hash : throw new FormatException($"'{text}' is not a content hash.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out ContentHash? hash)
    {
        hash = text is { Length: 64 } && text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0 ? new ContentHash(text) : null;
        return hash is not null;
    }

    public override string ToString() => Value;
}
