namespace Forja.Sandboxes.Recipes;

/// <summary>A language's tools that a recipe needs.</summary>
/// <param name="Name">As people call it: "Go".</param>
/// <param name="Program">The program that is looked for.</param>
/// <param name="There">Whether this machine has it.</param>
/// <param name="Install">The line that brings it.</param>
public sealed record RecipeToolchain(string Name, string Program, bool There, string Install);
