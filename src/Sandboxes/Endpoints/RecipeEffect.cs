namespace Forja.Sandboxes.Endpoints;

/// <summary>What saving a recipe does, or did.</summary>
/// <param name="Recipe">How the app runs then.</param>
/// <param name="Restarts">Whether a running app has to be started again for it.</param>
/// <param name="Saved">Whether it is saved; a preview is not.</param>
internal sealed record RecipeEffect(RecipeAnswer Recipe, bool Restarts, bool Saved);
