using System.Buffers;
using Forja.ProjectFiles;

namespace Forja.Generation.Prompts;

/// <summary>Which file imports which, as far as their text says it plainly: relative paths and the <c>@/</c> of the starters. Pure.</summary>
internal static class ImportGraph
{
    private static readonly string[] Endings = ["", ".tsx", ".ts", ".jsx", ".js", ".vue", ".svelte", ".css", ".py", "/index.tsx", "/index.ts", "/index.js"];

    private static readonly SearchValues<string> Openings = SearchValues.Create(["from '", "from \"", "import '", "import \"", "import('", "import(\""], StringComparison.Ordinal);

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
    private static List<string> Specifiers(string file)
    {
        var found = new List<string>();
        var text = file.AsSpan();
        while (text.IndexOfAny(Openings) is var at and >= 0)
        {
            var quote = at + text[at..].IndexOfAny('\'', '"');
            text = text[(quote + 1)..];
            var isOurs = text.StartsWith("./") || text.StartsWith("../") || text.StartsWith("@/");
            if (isOurs && text.IndexOfAny('\'', '"', '\n') is var end and > 0) found.Add(text[..end].ToString());
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
