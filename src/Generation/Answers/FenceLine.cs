namespace Forja.Generation.Answers;

/// <summary>A line that opens or closes a fence: at least three backticks or tildes after the indentation.</summary>
internal readonly ref struct FenceLine
{
    private FenceLine(int indent, char mark, int length, ReadOnlySpan<char> info)
    {
        Indent = indent;
        Mark = mark;
        Length = length;
        Info = info;
    }

    public int Indent { get; }

    /// <summary>A backtick or a tilde.</summary>
    public char Mark { get; }

    /// <summary>How many marks.</summary>
    public int Length { get; }

    /// <summary>What follows the marks, trimmed; empty in a line that closes.</summary>
    public ReadOnlySpan<char> Info { get; }

    /// <summary>Reads one line, with or without its line end.</summary>
    public static bool TryParse(ReadOnlySpan<char> line, out FenceLine fence)
    {
        fence = default;
        var text = line.TrimEnd();
        var indent = IndentOf(text);
        if (indent == text.Length || text[indent] is not ('`' or '~')) return false;

        var mark = text[indent];
        var rest = text[indent..];
        var length = rest.IndexOfAnyExcept(mark) is var end and >= 0 ? end : rest.Length;
        var info = rest[length..].Trim();

        // ```code``` on one line is inline code, as CommonMark says.
        if (length < 3 || (mark == '`' && info.Contains('`'))) return false;
        fence = new FenceLine(indent, mark, length, info);
        return true;
    }

    /// <summary>True while more characters may still make the line a fence.</summary>
    public static bool CanBecome(ReadOnlySpan<char> beginning)
    {
        var indent = IndentOf(beginning);
        if (indent == beginning.Length) return true;

        var mark = beginning[indent];
        if (mark is not ('`' or '~')) return false;

        var other = beginning[indent..].IndexOfAnyExcept(mark);
        return other is < 0 or >= 3 && (mark == '~' || other < 0 || !beginning[(indent + other)..].Contains('`'));
    }

    private static int IndentOf(ReadOnlySpan<char> line) => line.IndexOfAnyExcept(' ', '\t') is var indent and >= 0 ? indent : line.Length;
}
