using System.Text.RegularExpressions;

namespace Forja.Architecture.Tests;

/// <summary>One text file of the repository, and where in it a rule is broken.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>Code that a tool wrote; nobody keeps its style by hand.</summary>
    public bool IsGenerated =>
        Path.Contains("/Migrations/", StringComparison.Ordinal)
        || Path.Contains("generated", StringComparison.OrdinalIgnoreCase)
        || Path.EndsWith("package-lock.json", StringComparison.Ordinal)
        || Path.EndsWith("openapi.json", StringComparison.Ordinal)
        || Path.EndsWith(".d.ts", StringComparison.Ordinal);

    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>"path:line: text" for each line that the pattern matches.</summary>
    public IEnumerable<string> Matches(Regex pattern)
    {
        var number = 0;
        foreach (var line in Text.Split('\n'))
        {
            number++;
            if (pattern.IsMatch(line)) yield return $"{Path}:{number}: {line.Trim()}";
        }
    }
}
