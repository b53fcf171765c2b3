using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>What a Dockerfile or a devcontainer.json says about how an app runs, as far as it is followed.</summary>
internal sealed record ContainerWish
{
    public ImmutableArray<string>? Start { get; init; }

    public string? Install { get; init; }

    public int? Port { get; init; }

    public string Directory { get; init; } = "";

    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<RecipeNote> Notes { get; init; } = [];
}
