namespace Forja.ProjectFiles.Text;

/// <summary>How far the lines of a file are indented against a quotation of them, to be given to what replaces them.</summary>
internal readonly record struct Indentation(string Quoted, string Actual)
{
    public static Indentation Between(List<string> quoted, List<string> actual)
    {
        var line = quoted.FindIndex(candidate => !string.IsNullOrWhiteSpace(candidate));
        return line < 0 ? new Indentation("", "") : new Indentation(Of(quoted[line]), Of(actual[line]));
    }

    public string Apply(string line)
    {
        if (Quoted == Actual || string.IsNullOrWhiteSpace(line)) return line;
        if (Actual.EndsWith(Quoted, StringComparison.Ordinal)) return Actual[..^Quoted.Length] + line;
        if (line.StartsWith(Quoted, StringComparison.Ordinal)) return Actual + line[Quoted.Length..];

        // Less indented than the quotation's first line, such as a closing brace: it moves left as far as it can.
        var surplus = Math.Min(Math.Max(0, Quoted.Length - Actual.Length), Of(line).Length);
        return line[surplus..];
    }

    private static string Of(string line) => line[..(line.Length - line.TrimStart().Length)];
}
