using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Forja.Turns;

/// <summary>Names a turn: 128 random bits written like a project's id.</summary>
public sealed record TurnId
{
    private const int Length = 26;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private TurnId(string value) => Value = value;

    public string Value { get; }

    public static TurnId New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    public static TurnId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' names no turn.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out TurnId? id)
    {
        id = text is { Length: Length } && text.AsSpan().IndexOfAnyExcept(Alphabet) < 0 ? new TurnId(text) : null;
        return id is not null;
    }

    public override string ToString() => Value;
}
