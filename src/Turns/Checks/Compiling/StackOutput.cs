using System.Text;
using System.Text.RegularExpressions;

namespace Forja.Turns.Checks.Compiling;

/// <summary>Reads what type checkers and bundlers print into one form, <c>file:line:column: what is wrong</c>; what is not understood is no error of the project. Pure.</summary>
internal static partial class StackOutput
{
    private const int MostErrors = 12, MostCharacters = 4_000;

    /// <summary>The errors of the project's own files; null when the output names none, so that nothing is said against the code.</summary>
    public static string? Errors(string check, string output)
    {
        var text = Colours().Replace(output, "").Replace("\r", "", StringComparison.Ordinal);
        return check == Check.Types ? Types(text) : Build(text);
    }

    private static string? Types(string text)
    {
        List<string> errors = [];
        foreach (var line in text.Split('\n'))
        {
            if (TypeScript().Match(line) is { Success: true } plain) errors.Add(Line(plain));
            else if (Svelte().Match(line) is { Success: true } svelte) errors.Add(Line(svelte));
            else if (errors.Count > 0 && line.StartsWith("  ", StringComparison.Ordinal) && errors[^1].Length < 600) errors[^1] += "\n" + line;
        }

        // Declarations of packages are nobody's here.
        errors.RemoveAll(error => error.StartsWith("node_modules/", StringComparison.Ordinal) || error.StartsWith("../", StringComparison.Ordinal));
        if (errors.Count == 0) return null;
        var told = string.Join('\n', errors.Take(MostErrors));
        return Bound(errors.Count > MostErrors ? $"{told}\n… and {errors.Count - MostErrors} more" : told);
    }

    // A bundler stops at its first error and prints it with its place; what follows is its own stack.
    private static string? Build(string text)
    {
        var told = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            if (Stack().IsMatch(line) || Noise().IsMatch(line)) continue;
            told.Append(line.TrimEnd()).Append('\n');
        }

        var whole = told.ToString().Replace("file:///app/", "", StringComparison.Ordinal).Replace("/app/", "", StringComparison.Ordinal).Trim();
        return whole.Length == 0 || !SaysError().IsMatch(whole) ? null : Bound(whole);
    }

    private static string Line(Match match) => $"{match.Groups["file"].Value}:{match.Groups["line"].Value}:{match.Groups["column"].Value}: {match.Groups["text"].Value}";

    private static string Bound(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";

    [GeneratedRegex(@"\u001b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colours();

    // src/App.tsx(14,3): error TS2322: …
    [GeneratedRegex(@"^(?<file>[^\s(][^(\n]*)\((?<line>\d+),(?<column>\d+)\): error (?<text>.+)$")]
    private static partial Regex TypeScript();

    // 1590680326283 ERROR "src/App.svelte" 12:4 "…"
    [GeneratedRegex("""^\d+ ERROR "(?<file>[^"]+)" (?<line>\d+):(?<column>\d+) "(?<text>.*)"$""")]
    private static partial Regex Svelte();

    [GeneratedRegex(@"^\s+at ")]
    private static partial Regex Stack();

    [GeneratedRegex(@"^\s*(?:vite v|transforming|rendering|✓|Node\.js v|computing gzip)|DeprecationWarning|trace-deprecation")]
    private static partial Regex Noise();

    // What the machine did not give is not the code's fault.
    [GeneratedRegex(@"^(?!.*(?:ENOSPC|ENOMEM|EACCES|EROFS|heap out of memory|EMFILE)).*(?:error|failed|could not|cannot|not found)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex SaysError();
}
