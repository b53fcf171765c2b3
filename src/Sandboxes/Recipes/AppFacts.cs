using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>What a recipe is detected from: the paths of all files, and the text of the few that <see cref="RecipeDetector.Read"/> names.</summary>
public sealed record AppFacts(ImmutableHashSet<string> Files, ImmutableDictionary<string, string> Texts)
{
    public bool Has(string path) => Files.Contains(path);

    public string? Text(string path) => Texts.GetValueOrDefault(path);
}
