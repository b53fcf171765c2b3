using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Forja.ProjectFiles;

/// <summary>Names content by what it is: SHA-256 in lower-case hexadecimal. Two equal contents are stored once.</summary>
public sealed record ContentHash
{
    private ContentHash(string value) => Value = value;

    public string Value { get; }

    public static ContentHash Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    public static bool TryParse(string? text, [NotNullWhen(true)] out ContentHash? hash)
    {
        hash = text is { Length: 64 } && text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0 ? new ContentHash(text) : null;
        return hash is not null;
    }

    public override string ToString() => Value;
}
