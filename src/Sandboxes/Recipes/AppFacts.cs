using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>What a recipe is detected from: the paths of all files, and the text of the few that <see cref="RecipeFiles"/> names.</summary>
public sealed record AppFacts(ImmutableHashSet<string> Files, ImmutableDictionary<string, string> Texts)
{
    /// <summary>The folder that these are the facts of, below the project's root; empty for the root itself.</summary>
    public string Directory { get; private init; } = "";

    public bool Has(string path) => Files.Contains(path);

    public string? Text(string path) => Texts.GetValueOrDefault(path);

    /// <summary>The same facts as seen from a folder: what is outside of it is not there.</summary>
    public AppFacts In(string folder)
    {
        var prefix = folder + "/";
        return new AppFacts(
            [.. Files.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => path[prefix.Length..])],
            Texts.Where(text => text.Key.StartsWith(prefix, StringComparison.Ordinal)).ToImmutableDictionary(text => text.Key[prefix.Length..], text => text.Value))
        {
            Directory = Directory.Length == 0 ? folder : $"{Directory}/{folder}",
        };
    }
}
