using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Forja.ProjectFiles;

/// <summary>
/// Names a project: 128 random bits as 26 lower-case base-32 characters (RFC 4648 alphabet, no padding), so that it is also a DNS label.
/// An id opens nothing by itself.
/// </summary>
[JsonConverter(typeof(ProjectIdJsonConverter))]
[Immutable]
public sealed record ProjectId
{
    /// <summary>Characters in an id: 128 bits at 5 a character.</summary>
    public const int Length = 26;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private ProjectId(string value) => Value = value;

    public string Value { get; }

    public static ProjectId New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    public static ProjectId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a project id.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out ProjectId? id)
    {
        id = text is { Length: Length } && text.AsSpan().IndexOfAnyExcept(Alphabet) < 0 ? new ProjectId(text) : null;
        return id is not null;
    }

    public override string ToString() => Value;
}
