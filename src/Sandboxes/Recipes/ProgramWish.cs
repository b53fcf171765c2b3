namespace Forja.Sandboxes.Recipes;

/// <summary>A program as a person wants it.</summary>
/// <param name="Name">Small letters, digits and '-'.</param>
/// <param name="Start">The command, as one would type it.</param>
/// <param name="Port">Null when it listens on none.</param>
/// <param name="Install">A command to run before it.</param>
/// <param name="Health">The path that is asked for until it answers; "/" when null.</param>
/// <param name="Directory">The folder that it runs in; the root when null.</param>
/// <param name="Env">Its variables.</param>
public sealed record ProgramWish(string Name, string Start, int? Port, string? Install, string? Health, string? Directory, IReadOnlyDictionary<string, string>? Env);
