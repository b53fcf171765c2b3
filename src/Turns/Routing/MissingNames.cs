using System.Collections.Immutable;
using System.Text.Json;
using Forja.Sandboxes.Packages.BrowserSets;

namespace Forja.Turns.Routing;

/// <summary>The packages that a page's code imports and its manifest does not name. Aliases of a project's own are none. Pure.</summary>
internal static class MissingNames
{
    public static ImmutableArray<string> Of(ProjectFacts facts, IEnumerable<string> imports)
    {
        var known = Names(facts.Texts.GetValueOrDefault("package.json"));
        var configuration = string.Concat(facts.Texts.Where(file => file.Key is "tsconfig.json" || file.Key.StartsWith("vite.config.", StringComparison.Ordinal)).Select(file => file.Value));
        return [.. imports.Select(ImportedNames.PackageOf).Distinct().Where(name => !known.Contains(name) && !IsAlias(name, configuration))];
    }

    // The first part of the name, as a key of an alias: "@components", '@components/*', 'app/…'.
    private static bool IsAlias(string name, string configuration)
    {
        var first = name.Split('/')[0];
        return new[] { $"\"{first}\"", $"'{first}'", $"\"{first}/", $"'{first}/" }.Any(text => configuration.Contains(text, StringComparison.Ordinal));
    }

    private static HashSet<string> Names(string? manifest)
    {
        try
        {
            using var json = JsonDocument.Parse(manifest ?? "{}");
            return json.RootElement.ValueKind != JsonValueKind.Object ? [] :
            [
                .. new[] { "dependencies", "devDependencies", "peerDependencies", "optionalDependencies" }.SelectMany(kind =>
                    json.RootElement.TryGetProperty(kind, out var names) && names.ValueKind == JsonValueKind.Object ? names.EnumerateObject().Select(item => item.Name) : []),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
