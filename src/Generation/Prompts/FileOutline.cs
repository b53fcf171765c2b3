using Forja.ProjectFiles;

namespace Forja.Generation.Prompts;

/// <summary>What a file offers to others, in a few lines: enough to import from it or to know that one has to read it. Pure.</summary>
internal static class FileOutline
{
    private const int MostLines = 8;
    private const int LongestLine = 120;

    public static IReadOnlyList<string> Of(FilePath path, string text)
    {
        var isPython = path.Extension == ".py";
        var isCode = path.Extension is ".ts" or ".tsx" or ".js" or ".jsx" or ".mjs" or ".vue" or ".svelte";
        if (!isPython && !isCode) return [];

        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var tells = isPython
                ? line.StartsWith("def ") || line.StartsWith("class ") || line.StartsWith("@app.")
                : line.StartsWith("export ") || line.StartsWith("const props") || line.Contains("defineProps", StringComparison.Ordinal) || line.Contains("$props()", StringComparison.Ordinal);
            if (!tells) continue;

            lines.Add(Signature(line));
            if (lines.Count == MostLines) break;
        }

        return lines;
    }

    private static string Signature(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        var arrow = text.IndexOf("=>", StringComparison.Ordinal);
        if (arrow > 0) text = text[..arrow];
        text = text.TrimEnd().TrimEnd("{[(").TrimEnd();
        return text.Length <= LongestLine ? text.ToString() : string.Concat(text[..LongestLine], "…");
    }
}
