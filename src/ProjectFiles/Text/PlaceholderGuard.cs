using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Forja.ProjectFiles.Text;

namespace Forja.ProjectFiles;

/// <summary>
/// Finds comments that stand for code their author left out ("… rest stays the same …"). Writing one would lose the code it stands for.
/// Only whole comment lines count, and only those that the file did not have before. Pure.
/// </summary>
public static class PlaceholderGuard
{
    // Their comment marks are headings and lists, and talking about "the rest" is what they are for.
    private static readonly FrozenSet<string> Prose = FrozenSet.Create(".md", ".mdx", ".txt", ".rst", ".adoc", ".csv");

    private static readonly string[] Openers = ["{/*", "<!--", "/**", "/*", "///", "//", "##", "#", "--", "*", ";;", "%"];
    private static readonly string[] Closers = ["*/}", "-->", "*/"];

    // NonBacktracking: the text comes from outside, so the time must be linear. A code comment never needs more than this many characters to be one of these.
    private const int LongestComment = 200;

    private static readonly Regex Omission = new(
        """
        ^(\.{3,}|…).*\b(exist\w*|rest|remain\w*|unchanged|same|previous|other|omitted|keep|kept|resto|restante|existente\w*|inalterad\w*|igua(l|is)|mesm\w*|anterior\w*|omitid\w*|demais|mant\w+)\b
        |\b(existing|rest of|remaining|unchanged|resto d|restante d|existente|inalterad\w*|demais)\b.*(\.{3,}|…)$
        |^(the\ |all\ )?(rest|remainder)\ of\ (the\ |this\ |your\ )?(\w+\ )?(code|file|component|content|implementation|function|class|styles|page|imports|markup|html|css|methods)(\ (stays|remains|is|are|goes|continues|here|as|unchanged|omitted|the\ same).*)?\.?$
        |^(the\ |all\ )?(rest|remainder|everything\ else)\ (stays|remains|is|are)\ .*(same|unchanged|as\ before|as\ is|untouched)
        |\b(code|file|component|content|imports|styles|logic|implementation|methods|functions)\ (stays?|remains?|is|are)\ (exactly\ )?(the\ same|unchanged|as\ before|untouched)\b
        |^(your\ |the\ )?(existing|unchanged|previous|original)\ (\w+\ )?(code|content|implementation|logic|styles|imports)(\ (here|unchanged|goes\ here|continues.*|as\ before|omitted.*|above|below))?\.?$
        |^(same\ as\ before|no\ changes\ here|unchanged|omitted\ for\ brevity)\.?$|\bomitted\ for\ brevity\b|\bomitido\ por\ brevidade\b
        |^(o\ |todo\ o\ )?(resto|restante)\ (do|da|dos|das)\ (c[óo]digo|arquivo|componente|conte[úu]do|fun[çc][ãa]o|estilos|p[áa]gina)(\ .*)?$
        |^(o\ |todo\ o\ )?(resto|restante)\ .*(igual|mesm\w*|inalterad\w*|permanece\w*|continua\w*)
        |^(c[óo]digo|conte[úu]do)\ (existente|anterior|inalterado)(\ aqui)?\.?$
        |\b(permanece|continua|fica)m?\ (igual|inalterad\w*|o\ mesmo|a\ mesma|como\ (antes|est[áa]))\b
        |^(igual\ ao\ anterior|sem\ (altera[çc][õo]es|mudan[çc]as)(\ aqui)?)\.?$
        """,
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace);

    /// <summary>The first such line of <paramref name="text"/>; null when there is none. <paramref name="before"/>: what stood there until now, null for a new file.</summary>
    public static string? Find(FilePath path, string text, string? before)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        if (Prose.Contains(path.Extension)) return null;

        foreach (var line in text.EnumerateLines(LongestComment))
        {
            if (IsPlaceholder(line, isNewFile: before is null) && before?.Contains(line, StringComparison.Ordinal) != true) return line;
        }

        return null;
    }

    private static bool IsPlaceholder(string line, bool isNewFile)
    {
        var opener = Array.Find(Openers, candidate => line.StartsWith(candidate, StringComparison.Ordinal));
        if (opener is null)
        {
            // Without comment marks only the whole phrase counts: "...existing" is a spread, "... existing code ..." is not code.
            return (line.StartsWith("... ", StringComparison.Ordinal) || line.StartsWith('…')) && Omission.IsMatch(line);
        }

        var body = line[opener.Length..].Trim();
        var closer = Array.Find(Closers, candidate => body.EndsWith(candidate, StringComparison.Ordinal));
        if (closer is not null) body = body[..^closer.Length].TrimEnd();
        body = body.Trim('[', ']', '(', ')', '-', '=', '*', '/', ' ');

        // A lone ellipsis may be somebody's style in a new file; in a rewritten one it stands for what was there.
        return body is "..." or "…" or "...." ? !isNewFile : Omission.IsMatch(body);
    }

    private static IEnumerable<string> EnumerateLines(this string text, int longest)
    {
        foreach (var line in Lines.Split(text))
        {
            var bare = line.Trim();
            if (bare.Length > 0 && bare.Length <= longest) yield return bare;
        }
    }
}
