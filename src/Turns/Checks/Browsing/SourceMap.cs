using System.Text;
using System.Text.Json;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>Leads from a place in code that a dev server compiled to the place in the file that a person or a model wrote. Pure.</summary>
internal sealed class SourceMap
{
    private const string Mark = "//# sourceMappingURL=data:application/json;";
    private const int MostSegments = 400_000;

    private readonly string[] _sources;

    // Sorted by where they begin in the compiled code, as the map gives them.
    private readonly List<(int Line, int Column, int Source, int SourceLine, int SourceColumn)> _segments;

    private SourceMap(string[] sources, List<(int, int, int, int, int)> segments) => (_sources, _segments) = (sources, segments);

    /// <summary>The map that a module carries at its end; null when it carries none that can be read.</summary>
    public static SourceMap? OfModule(string code)
    {
        var at = code.LastIndexOf(Mark, StringComparison.Ordinal);
        if (at < 0 || code.IndexOf("base64,", at, StringComparison.Ordinal) is not (> 0 and var begin)) return null;
        var end = code.IndexOf('\n', begin);
        try
        {
            return Read(Encoding.UTF8.GetString(Convert.FromBase64String((end < 0 ? code[(begin + 7)..] : code[(begin + 7)..end]).Trim())));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static SourceMap? Read(string json)
    {
        try
        {
            var map = JsonElement.Parse(json);
            var sources = map.Items("sources").Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "").ToArray();
            return map.Text("mappings") is { } mappings && Decode(mappings) is { } segments ? new SourceMap(sources, segments) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The source's name and place, all counted from 0; null when the map does not reach there.</summary>
    public (string Source, int Line, int Column)? Find(int line, int column)
    {
        var (low, high) = (0, _segments.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (atLine, atColumn, _, _, _) = _segments[middle];
            if (atLine < line || (atLine == line && atColumn <= column)) low = middle + 1;
            else high = middle - 1;
        }

        if (high < 0 || _segments[high].Line != line) return null;
        var found = _segments[high];
        return found.Source < _sources.Length ? (_sources[found.Source], found.SourceLine, found.SourceColumn) : null;
    }

    private static List<(int, int, int, int, int)>? Decode(string mappings)
    {
        List<(int, int, int, int, int)> segments = [];
        int line = 0, column = 0, source = 0, sourceLine = 0, sourceColumn = 0;
        Span<int> fields = stackalloc int[5];
        for (var at = 0; at < mappings.Length;)
        {
            if (mappings[at] is ';' or ',')
            {
                if (mappings[at++] != ';') continue;
                line++;
                column = 0;
                continue;
            }

            var count = 0;
            while (at < mappings.Length && mappings[at] is not (';' or ','))
            {
                if (count == 5 || Number(mappings, ref at) is not { } number) return null;
                fields[count++] = number;
            }

            column += fields[0];
            if (count < 4) continue;
            (source, sourceLine, sourceColumn) = (source + fields[1], sourceLine + fields[2], sourceColumn + fields[3]);
            if (source < 0 || sourceLine < 0 || segments.Count == MostSegments) return null;
            segments.Add((line, column, source, sourceLine, sourceColumn));
        }

        return segments;
    }

    // Base 64 digits, five bits each, lowest first; the lowest bit of all is the sign.
    private static int? Number(string text, ref int at)
    {
        int value = 0, shift = 0;
        while (at < text.Length && shift < 30)
        {
            var digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".IndexOf(text[at++]);
            if (digit < 0) return null;
            value |= (digit & 31) << shift;
            shift += 5;
            if ((digit & 32) == 0) return (value & 1) == 0 ? value >> 1 : -(value >> 1);
        }

        return null;
    }
}
