using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace Forja.ProjectFiles;

/// <summary>
/// A path inside a project: relative, '/'-separated, never escaping the root. Invalid paths cannot exist, so code that holds one needs no check.
/// </summary>
[JsonConverter(typeof(FilePathJsonConverter))]
[Immutable]
public sealed record FilePath : IComparable<FilePath>
{
    /// <summary>Longest path in UTF-8 bytes; well below Linux' PATH_MAX (4096) so that any root still fits before it.</summary>
    public const int MaxBytes = 1024;

    /// <summary>Longest name between two slashes, in UTF-8 bytes: NAME_MAX of the usual Linux filesystems.</summary>
    public const int MaxNameBytes = 255;

    private FilePath(string value) => Value = value;

    /// <summary>The path as text, for example <c>src/App.tsx</c>.</summary>
    public string Value { get; }

    /// <summary>The part after the last slash.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The folder that holds it; null at the root.</summary>
    public FilePath? Parent => Value.LastIndexOf('/') is >= 0 and var slash ? new FilePath(Value[..slash]) : null;

    /// <summary>The extension with its dot, in lower case; empty when there is none.</summary>
    public string Extension => Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>The names from the root down; at least one.</summary>
    public IReadOnlyList<string> Segments => Value.Split('/');

    /// <summary>Reads a path that is known to be good, such as a constant. Throws <see cref="FormatException"/> otherwise.</summary>
    public static FilePath Parse(string text) =>
        TryParse(text, out var path) ? path : throw new FormatException($"'{text}' is not a path inside a project.");

    /// <summary>
    /// Reads a path from outside. Refused: absolute and drive paths, backslashes, empty, '.' and '..' names, control characters,
    /// unpaired surrogates, percent-encoded dots and slashes (an encoding left over means that somebody decoded once too little), and what is too long.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FilePath? path)
    {
        path = null;
        if (string.IsNullOrEmpty(text) || text.Length > MaxBytes || text[0] == '/' || text.Contains("://", StringComparison.Ordinal)) return false;

        var normalized = NormalizeOrNull(text);
        if (normalized is null || Encoding.UTF8.GetByteCount(normalized) > MaxBytes) return false;

        foreach (var name in normalized.Split('/'))
        {
            if (!IsGoodName(name)) return false;
        }

        path = new FilePath(normalized);
        return true;
    }

    /// <summary>True for the folder itself and everything below it.</summary>
    public bool IsUnder(FilePath folder) =>
        Value == folder.Value || Value.StartsWith(folder.Value + "/", StringComparison.Ordinal);

    public int CompareTo(FilePath? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;

    // macOS and some models write decomposed accents; one spelling per file keeps hashes and look-ups stable.
    private static string? NormalizeOrNull(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsGoodName(string name)
    {
        if (name is "" or "." or ".." || Encoding.UTF8.GetByteCount(name) > MaxNameBytes) return false;
        if (name.Length == 2 && char.IsAsciiLetter(name[0]) && name[1] == ':') return false;
        if (name.Contains("%2e", StringComparison.OrdinalIgnoreCase) || name.Contains("%2f", StringComparison.OrdinalIgnoreCase)
            || name.Contains("%5c", StringComparison.OrdinalIgnoreCase) || name.Contains("%25", StringComparison.Ordinal)) return false;

        foreach (var character in name)
        {
            if (char.IsControl(character) || character is '\\' or '\uFFFD' or '\u202A' or '\u202B' or '\u202D' or '\u202E' or '\u2066' or '\u2067' or '\u2068') return false;
        }

        return true;
    }
}
