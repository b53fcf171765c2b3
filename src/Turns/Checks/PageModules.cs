using System.Text.RegularExpressions;

namespace Forja.Turns.Checks;

/// <summary>
/// Finds what a browser would load next: the scripts and styles of a page, and the imports of a module as the dev server answers it. Pure. It reads
/// addresses only; what it does not understand it leaves out, so a check is never red because of this reading.
/// </summary>
internal static partial class PageModules
{
    /// <summary>The module scripts and stylesheets of an HTML page that come from the app itself.</summary>
    public static IReadOnlyList<string> OfPage(string html)
    {
        List<string> found = [];
        foreach (Match script in Script().Matches(WithoutComments().Replace(html, "")))
        {
            var attributes = script.Groups["attributes"].Value;
            var source = Source().Match(attributes);
            if (source.Success) found.Add(source.Groups["url"].Value);
            else if (attributes.Contains("module", StringComparison.OrdinalIgnoreCase)) found.AddRange(Imports(script.Groups["body"].Value));
        }

        foreach (Match link in Stylesheet().Matches(html))
        {
            var href = Source().Match(link.Value);
            if (href.Success) found.Add(href.Groups["url"].Value);
        }

        return [.. found.Select(url => Local(url, "/")).OfType<string>().Distinct()];
    }

    /// <summary>The modules that a module loads, as addresses on the app's own server. Packages and the dev server's own parts are left out.</summary>
    public static IReadOnlyList<string> OfModule(string code, string address) =>
        [.. Imports(code).Select(url => Local(url, address)).OfType<string>().Distinct()];

    private static IEnumerable<string> Imports(string code) => Import().Matches(code).Select(match => match.Groups["url"].Value);

    private static string? Local(string url, string from)
    {
        if (url.Length == 0 || url[0] is not ('/' or '.') && from != "/") return null;
        if (!Uri.TryCreate(new Uri("http://app" + from), url, out var address) || address is not { Scheme: "http", Host: "app" }) return null;
        var path = address.AbsolutePath;
        var foreign = path.StartsWith("/node_modules/", StringComparison.Ordinal) || path.StartsWith("/@", StringComparison.Ordinal)
            || path.StartsWith("/.vite/", StringComparison.Ordinal) || path.Contains("/.vite/deps/", StringComparison.Ordinal);
        return foreign ? null : address.PathAndQuery;
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex WithoutComments();

    [GeneratedRegex(@"<script\b(?<attributes>[^>]*)>(?<body>.*?)</script>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex(@"<link\b[^>]*\brel\s*=\s*[""']?stylesheet\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Stylesheet();

    [GeneratedRegex(@"\b(?:src|href)\s*=\s*(?:""(?<url>[^""]*)""|'(?<url>[^']*)'|(?<url>[^\s>]+))", RegexOptions.IgnoreCase)]
    private static partial Regex Source();

    // import "x", import a, { b } from "x", export * from "x", import("x"): as esbuild and oxc print them, one literal in double or single quotes.
    [GeneratedRegex(@"(?:^|[;}\s])(?:import|export)\s*(?:[\w*\s{},$]+?\s*from\s*)?(?:""(?<url>[^""\n]+)""|'(?<url>[^'\n]+)')|\bimport\s*\(\s*(?:""(?<url>[^""\n]+)""|'(?<url>[^'\n]+)')\s*\)", RegexOptions.Multiline)]
    private static partial Regex Import();
}
