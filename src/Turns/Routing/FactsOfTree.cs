using System.Collections.Immutable;
using System.Text;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages.BrowserSets;

namespace Forja.Turns.Routing;

/// <summary>Reads what decides where a project runs, out of its working tree. Bounded: beyond a usual project's size the rest is not looked at.</summary>
internal static class FactsOfTree
{
    private const int MostFiles = 1_500;
    private const int MostFileBytes = 512 * 1024;
    private const long MostBytes = 16L << 20;

    public static async Task<ProjectFacts> ReadAsync(WorkingTree tree, CancellationToken cancellationToken)
    {
        var listing = await tree.ListAsync(cancellationToken);
        var files = listing.Entries.Where(entry => entry.Kind == TreeEntryKind.File && !entry.Path.Value.StartsWith("node_modules/", StringComparison.Ordinal)).ToList();
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var left = MostBytes;

        // What lies higher decides more.
        foreach (var entry in files.Where(entry => IsRead(entry.Path.Value) && entry.Size <= MostFileBytes).OrderBy(entry => entry.Path.Value.Count(character => character == '/')).Take(MostFiles))
        {
            if ((left -= entry.Size) < 0) break;
            if (await tree.ReadAsync(entry.Path, cancellationToken) is { } content) texts[entry.Path.Value] = Encoding.UTF8.GetString(content.Bytes.Span);
        }

        return new ProjectFacts { Paths = files.Select(entry => entry.Path.Value).ToImmutableSortedSet(StringComparer.Ordinal), Texts = texts.ToImmutable() };
    }

    private static bool IsRead(string path) => path is "package.json" or "tsconfig.json" || path.StartsWith("vite.config.", StringComparison.Ordinal) || ImportedNames.IsCode(path) || path.EndsWith(".css", StringComparison.Ordinal);
}
