using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Packages.BrowserSets;

/// <summary>Finds the packages that code imports by name. Not a parser: a name too many costs an entry that nobody loads, and a sentence that looks like an import names no package. Pure.</summary>
public static partial class ImportedNames
{
    /// <summary>The specifiers of packages in a module's text: <c>react</c>, <c>react-dom/client</c>, <c>@scope/name/file.css</c>.</summary>
    public static IEnumerable<string> In(string code) => Import().Matches(code).Select(match => match.Groups["name"].Value).Where(IsName);

    /// <summary>Those of many files.</summary>
    public static ImmutableSortedSet<string> InAll(IEnumerable<string> texts) => texts.SelectMany(In).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>True for files whose imports count: code, but not declarations and not what configures the tools.</summary>
    public static bool IsCode(string path) => Code().IsMatch(path) && !Aside().IsMatch(path);

    /// <summary>The package that a specifier belongs to.</summary>
    public static string PackageOf(string specifier)
    {
        var first = specifier.IndexOf('/');
        if (first < 0) return specifier;
        if (specifier[0] != '@') return specifier[..first];
        var second = specifier.IndexOf('/', first + 1);
        return second < 0 ? specifier : specifier[..second];
    }

    /// <summary>True for a specifier of a package, or of a place inside one.</summary>
    public static bool IsName(string specifier) => Package().IsMatch(specifier) && !specifier.Contains("..", StringComparison.Ordinal) && !specifier.EndsWith('/');

    // import "x", import a, { b } from "x", export * from "x", import("x"), in style sheets of components and modules alike.
    [GeneratedRegex(@"(?:^|[;}\s>])(?:import|export)\b(?:[\w*\s{},$]+?\bfrom\s*|\s*)(?:""(?<name>[^""\n]+)""|'(?<name>[^'\n]+)')|\bimport\s*\(\s*(?:""(?<name>[^""\n]+)""|'(?<name>[^'\n]+)')\s*\)", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"\A(?:@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*(?:/[A-Za-z0-9@_~-][A-Za-z0-9@._~-]*)*\z")]
    private static partial Regex Package();

    [GeneratedRegex(@"\A[^/]*\.config\.\w+\z|\.d\.[cm]?ts\z")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\.(?:[cm]?[jt]sx?|vue|svelte|html?)\z")]
    private static partial Regex Code();
}
