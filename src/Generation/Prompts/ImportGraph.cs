using Forja.ProjectFiles;

namespace Forja.Generation.Prompts;

/// <summary>Which file imports which, as far as their text says it plainly: relative paths and the <c>@/</c> of the starters. Pure.</summary>
internal static class ImportGraph
{
    private static readonly string[] Endings = ["", ".tsx", ".ts", ".jsx", ".js", ".vue", ".svelte", ".css", ".py", "/index.tsx", "/index.ts", "/index.js"];

    /// <summary>Pairs of positions in <paramref name="files"/>: the importing file, the imported one.</summary>
    public static IEnumerable<(int From, int To)> Of(IReadOnlyList<ProjectFileView> files)
    {
        var places = new Dictionary<string, int>(files.Count, StringComparer.Ordinal);
        for (var at = 0; at < files.Count; at++) places[files[at].Path.Value] = at;

        for (var at = 0; at < files.Count; at++)
        {
            if (files[at].Path.Extension is not (".tsx" or ".ts" or ".jsx" or ".js" or ".mjs" or ".vue" or ".svelte")) continue;
            foreach (var name in Specifiers(files[at].Text!))
            {
                if (Resolve(files[at].Path, name, places) is { } to && to != at) yield return (at, to);
            }
        }
    }

    /// <summary>What stands in quotes behind <c>from</c> or <c>import</c>, where it names a file of the project.</summary>
    private static List<string> Specifiers(string text)
    {
        var found = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            var quote = text.AsSpan(at).IndexOfAny('\'', '"');
            if (quote < 0) break;

            at += quote;
            var before = text.AsSpan(0, at).TrimEnd();
            var isImport = before.EndsWith("from", StringComparison.Ordinal) || before.EndsWith("import", StringComparison.Ordinal) || before.EndsWith("import(", StringComparison.Ordinal);
            var rest = text.AsSpan(at + 1);
            if (isImport && (rest.StartsWith("./") || rest.StartsWith("../") || rest.StartsWith("@/")) && rest.IndexOfAny('\'', '"', '\n') is var end and > 0)
            {
                found.Add(rest[..end].ToString());
                at += end + 1;
            }

            at++;
        }

        return found;
    }

    private static int? Resolve(FilePath from, string name, Dictionary<string, int> places)
    {
        var segments = new List<string>(name.StartsWith("@/", StringComparison.Ordinal) ? ["src"] : from.Segments.SkipLast(1));
        foreach (var part in (name.StartsWith("@/", StringComparison.Ordinal) ? name[2..] : name).Split('/'))
        {
            if (part == ".." && segments.Count > 0) segments.RemoveAt(segments.Count - 1);
            else if (part is not ("." or "..")) segments.Add(part);
        }

        var path = string.Join('/', segments);
        foreach (var ending in Endings)
        {
            if (places.TryGetValue(path + ending, out var place)) return place;
        }

        return null;
    }
}
