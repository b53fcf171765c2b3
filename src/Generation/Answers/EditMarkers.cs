namespace Forja.Generation.Answers;

/// <summary>Reads the markers, as written and in the spellings that models know from other tools.</summary>
internal static class EditMarkers
{
    // Seven by convention; weak models miscount.
    private const int Fewest = 5;
    private const int Most = 9;

    private static readonly string[] SearchWords = ["SEARCH", "ORIGINAL"];
    private static readonly string[] ReplaceWords = ["REPLACE", "UPDATED"];

    public static EditMarker Parse(ReadOnlySpan<char> line)
    {
        if (!TrySplit(line.TrimEnd(), out var mark, out var count, out var word) || count is < Fewest or > Most) return EditMarker.None;

        word = word.TrimEnd(':');
        return mark switch
        {
            '<' when word.IsEmpty || IsOneOf(word, SearchWords) => EditMarker.Search,
            '-' when IsOneOf(word, SearchWords) => EditMarker.Search,
            '=' when word.IsEmpty => EditMarker.Divider,
            '>' when word.IsEmpty || IsOneOf(word, ReplaceWords) => EditMarker.Replace,
            '+' when IsOneOf(word, ReplaceWords) => EditMarker.Replace,
            _ => EditMarker.None,
        };
    }

    /// <summary>True while more characters may still make the line a marker.</summary>
    public static bool CanBecome(ReadOnlySpan<char> beginning)
    {
        if (!TrySplit(beginning, out var mark, out var count, out var word)) return beginning.Length <= 3 && beginning.IsWhiteSpace();
        if (count > Most) return false;
        if (word.IsEmpty) return beginning[^1] == mark || count >= Fewest;
        if (count < Fewest || mark == '=') return word.IsWhiteSpace();
        word = word.TrimEnd(": \r");
        return IsPrefix(word, mark is '<' or '-' ? SearchWords : ReplaceWords);
    }

    private static bool TrySplit(ReadOnlySpan<char> line, out char mark, out int count, out ReadOnlySpan<char> word)
    {
        mark = '\0';
        count = 0;
        word = [];
        var indent = line.IndexOfAnyExcept(' ');
        if (indent is < 0 or > 3) return false;

        mark = line[indent];
        if (mark is not ('<' or '>' or '=' or '-' or '+')) return false;

        var rest = line[indent..];
        count = rest.IndexOfAnyExcept(mark) is var end and >= 0 ? end : rest.Length;
        word = rest[count..].TrimStart();
        return true;
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words) =>
        word.Equals(words[0], StringComparison.OrdinalIgnoreCase) || word.Equals(words[1], StringComparison.OrdinalIgnoreCase);

    private static bool IsPrefix(ReadOnlySpan<char> word, string[] words) =>
        words[0].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)
        || words[1].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
