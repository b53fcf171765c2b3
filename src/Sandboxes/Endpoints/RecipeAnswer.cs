using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Endpoints;

/// <summary>How an app runs, as the API tells it.</summary>
/// <param name="Kind">What it was recognised as; null when nothing was.</param>
/// <param name="From">The file that decided.</param>
/// <param name="Programs">In the order in which they start.</param>
/// <param name="Detected">What the files say without <c>forja.json</c>; the same list when nothing was changed.</param>
/// <param name="Notes">What stands in the files and is not followed.</param>
/// <param name="Toolchains">The languages' tools that it needs, and whether they are there.</param>
/// <param name="Problem">Why there are no programs.</param>
/// <param name="Settings">The text of <c>forja.json</c>; null when there is none.</param>
/// <param name="SettingsHash">Hash of that file, for <c>If-Match</c>.</param>
internal sealed record RecipeAnswer(
    string? Kind,
    string? From,
    IReadOnlyList<ProgramAnswer> Programs,
    IReadOnlyList<ProgramAnswer> Detected,
    IReadOnlyList<RecipeNote> Notes,
    IReadOnlyList<RecipeToolchain> Toolchains,
    RecipeProblem? Problem,
    string? Settings,
    string? SettingsHash)
{
    public static RecipeAnswer Of(RecipeOutcome outcome, RecipeOutcome guess, string? settings, string? hash)
    {
        var recipe = (outcome as RecipeOutcome.Found)?.Recipe;
        var missing = outcome as RecipeOutcome.Missing;
        return new RecipeAnswer(
            recipe?.Kind, recipe?.From, ProgramAnswer.Of(recipe), ProgramAnswer.Of((guess as RecipeOutcome.Found)?.Recipe), recipe?.Notes ?? missing!.Notes,
            recipe is null ? [] : MachineToolchains.Of(recipe), missing is null ? null : missing.Problem ?? new RecipeProblem(missing.Code, null, missing.Detail), settings, hash);
    }
}
