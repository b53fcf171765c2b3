using System.Collections.Immutable;
using System.Text.Json;

namespace Forja.Sandboxes.Recipes;

/// <summary>The parts of a package.json that say how an app runs.</summary>
internal sealed record NodePackage(ImmutableDictionary<string, string> Scripts, ImmutableHashSet<string> Dependencies, string? Main)
{
    public bool Uses(string package) => Dependencies.Contains(package);

    /// <summary>Null when it is no JSON object.</summary>
    public static NodePackage? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return null;

            var main = root.TryGetProperty("main", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
            return new NodePackage(
                Texts(root, "scripts"),
                [.. Texts(root, "dependencies").Keys, .. Texts(root, "devDependencies").Keys, .. Texts(root, "optionalDependencies").Keys],
                main?.StartsWith("./", StringComparison.Ordinal) == true ? main[2..] : main);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ImmutableDictionary<string, string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.String)
                .DistinctBy(entry => entry.Name).ToImmutableDictionary(entry => entry.Name, entry => entry.Value.GetString()!)
            : ImmutableDictionary<string, string>.Empty;
}
