using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>What came of looking for a recipe.</summary>
public abstract record RecipeOutcome
{
    private RecipeOutcome()
    {
    }

    public sealed record Found(Recipe Recipe) : RecipeOutcome;

    /// <summary>Nothing here says how to run it (<c>sandbox.no-recipe</c>), or <c>forja.json</c> says it wrongly (<c>sandbox.recipe-invalid</c>).</summary>
    public sealed record Missing(string Code, string Detail) : RecipeOutcome
    {
        /// <summary>What exactly is wrong in <c>forja.json</c>; null when nothing is.</summary>
        public RecipeProblem? Problem { get; init; }

        /// <summary>What stands in the files and is not followed.</summary>
        public ImmutableArray<RecipeNote> Notes { get; init; } = [];
    }
}
