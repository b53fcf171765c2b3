using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Endpoints;

/// <summary>How an app is to run.</summary>
internal sealed record RecipeBody(IReadOnlyList<ProgramWish> Programs);
