using System.Globalization;
using System.Runtime.InteropServices;
using Forja.ProjectFiles.Text;

namespace Forja.ProjectFiles;

/// <summary>
/// Makes replacements in a text. Each search must name exactly one place: as it is; else by lines without trailing space; else without space at either edge
/// (the replacement is then indented as the place is); else in plainest spelling; else as it is but for the end of its last line, behind a word. The first rung that finds anything decides, and
/// two finds are an error: a guess would put code where nobody wanted it. Takes linear time. Pure.
/// </summary>
public static class EditLadder
{
    private const int ShownCharacters = 120;

    private static readonly Rung[] Rungs =
    [
        new(line => line.TrimEnd(), Reindents: false),
        new(line => line.Trim(), Reindents: true),
        new(LineFolding.Fold, Reindents: true),
    ];

    /// <summary>Makes all of them, in order, each on the result of the one before; or none.</summary>
    public static EditResult Apply(string text, IReadOnlyList<TextReplacement> replacements)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(replacements);
        var isCrLf = TextContent.UsesCrLf(text);
        var working = isCrLf ? TextContent.ToLf(text) : text;
        for (var index = 0; index < replacements.Count; index++)
        {
            var (search, replacement) = (TextContent.ToLf(replacements[index].Search), TextContent.ToLf(replacements[index].Replacement));
            switch (ApplyOne(working, search, replacement))
            {
                case EditResult.Edited edited: working = edited.Text; break;
                case EditResult.Failed failed: return failed with { Index = index };
            }
        }

        return new EditResult.Edited(isCrLf ? working.Replace("\n", "\r\n", StringComparison.Ordinal) : working);
    }

    private static EditResult ApplyOne(string text, string search, string replacement)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            return Fail(FileCodes.EditEmptySearch, "The search text is empty. Quote the lines to change exactly as they are, or write the whole file.");
        }

        var exact = SequenceMatch.Find(text.AsSpan(), search.AsSpan());
        if (exact.IsAmbiguous) return Ambiguous(LineOf(text, exact.First), LineOf(text, exact.Second));
        if (exact.IsFound) return new EditResult.Edited(string.Concat(text.AsSpan(0, exact.First), replacement, text.AsSpan(exact.First + search.Length)));

        var byLines = ApplyByLines(Lines.Split(text), Lines.Split(search), Lines.Split(replacement));
        return byLines is EditResult.Failed { Code: FileCodes.EditNotFound } ? ApplyCut(text, search, replacement) ?? byLines : byLines;
    }

    // Models quote the beginning of a long last line. Whole lines before it say which place is meant; a quotation that ends inside a word may as well be of another word.
    private static EditResult.Edited? ApplyCut(string text, string search, string replacement)
    {
        if (!search.EndsWith('\n') || search.AsSpan(0, search.Length - 1).IndexOf('\n') < 0) return null;
        var cut = search.AsSpan(0, search.Length - 1);
        if (SequenceMatch.Find(text.AsSpan(), cut) is not { IsFound: true, IsAmbiguous: false } match) return null;

        var end = match.First + cut.Length;
        var starts = match.First == 0 || text[match.First - 1] == '\n';
        if (!starts || end >= text.Length || (IsOfWord(cut[^1]) && IsOfWord(text[end]))) return null;
        return new EditResult.Edited(string.Concat(text.AsSpan(0, match.First), replacement.AsSpan(0, replacement.Length - (replacement.EndsWith('\n') ? 1 : 0)), text.AsSpan(end)));
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '$';

    private static EditResult ApplyByLines(List<string> lines, List<string> search, List<string> replacement)
    {
        DropBlankEdges(search, replacement);
        var match = default(SequenceMatch);
        foreach (var rung in Rungs)
        {
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            var wanted = Number(search, rung, numbers);
            match = SequenceMatch.Find<int>(Number(lines, rung, numbers), wanted);
            if (match.IsAmbiguous) return Ambiguous(match.First + 1, match.Second + 1);
            if (match.IsFound) return new EditResult.Edited(Exchange(lines, match.First, search, replacement, rung.Reindents));
        }

        return NotFound(lines, search, match);
    }

    // Equal lines get equal numbers, so that comparing lines is comparing integers.
    private static int[] Number(List<string> lines, Rung rung, Dictionary<string, int> numbers)
    {
        var result = new int[lines.Count];
        for (var index = 0; index < lines.Count; index++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, rung.Normalize(lines[index]), out var known);
            if (!known) number = numbers.Count;
            result[index] = number;
        }

        return result;
    }

    private static string Exchange(List<string> lines, int at, List<string> search, List<string> replacement, bool reindents)
    {
        var last = lines[at + search.Count - 1];
        var end = last.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : last.EndsWith('\n') ? "\n" : "";
        var lineEnd = end == "\r\n" ? end : "\n";
        var fresh = replacement.Select(Lines.Bare);
        if (reindents)
        {
            var indentation = Indentation.Between(search, lines.GetRange(at, search.Count));
            fresh = fresh.Select(indentation.Apply);
        }

        var middle = string.Join(lineEnd, fresh);
        return string.Concat(
            string.Concat(lines.GetRange(0, at)),
            replacement.Count == 0 ? "" : middle + end,
            string.Concat(lines.GetRange(at + search.Count, lines.Count - at - search.Count)));
    }

    // Blank lines around a quotation are the quotation's, not the file's.
    private static void DropBlankEdges(List<string> search, List<string> replacement)
    {
        while (string.IsNullOrWhiteSpace(search[0]))
        {
            search.RemoveAt(0);
            if (replacement.Count > 0 && string.IsNullOrWhiteSpace(replacement[0])) replacement.RemoveAt(0);
        }

        while (string.IsNullOrWhiteSpace(search[^1]))
        {
            search.RemoveAt(search.Count - 1);
            if (replacement.Count > 0 && string.IsNullOrWhiteSpace(replacement[^1])) replacement.RemoveAt(replacement.Count - 1);
        }
    }

    private static EditResult.Failed Ambiguous(int first, int second) => Fail(
        FileCodes.EditAmbiguous,
        string.Create(CultureInfo.InvariantCulture, $"The search text stands at more than one place (lines {first} and {second}). Quote more of the lines around the one that is meant."));

    private static EditResult.Failed NotFound(List<string> lines, List<string> search, SequenceMatch nearest)
    {
        if (nearest.LongestPrefix == 0)
        {
            return Fail(FileCodes.EditNotFound, $"The search text is not in the file; not even its first line is: \"{Show(search[0])}\". Read the file again and quote it exactly.");
        }

        var fileLine = nearest.LongestPrefixAt + nearest.LongestPrefix;
        var there = fileLine < lines.Count ? $"the file has \"{Show(lines[fileLine])}\"" : "the file ends";
        return Fail(
            FileCodes.EditNotFound,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The search text is not in the file. Its first {nearest.LongestPrefix} line(s) match from line {nearest.LongestPrefixAt + 1}, but at line {fileLine + 1} {there} where the search has \"{Show(search[nearest.LongestPrefix])}\"."));
    }

    private static EditResult.Failed Fail(string code, string detail) => new(0, code, detail);

    private static int LineOf(string text, int offset) => text.AsSpan(0, offset).Count('\n') + 1;

    private static string Show(string line)
    {
        var bare = line.Trim();
        return bare.Length <= ShownCharacters ? bare : bare[..ShownCharacters] + "…";
    }

    /// <summary>A way to compare lines; <paramref name="Reindents"/> when it overlooks how far they are indented.</summary>
    private sealed record Rung(Func<string, string> Normalize, bool Reindents);
}
