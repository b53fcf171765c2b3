using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Endpoints;

/// <summary>A program of an app, as the API tells it; the preview shows the one that is <c>Web</c>.</summary>
internal sealed record ProgramAnswer(
    string Name, string Kind, string Start, int? Port, string? Install, string Health, string Directory, IReadOnlyDictionary<string, string> Env, bool Web)
{
    public static IReadOnlyList<ProgramAnswer> Of(Recipe? recipe) => recipe is null
        ? []
        : [.. recipe.Programs.Select(program => new ProgramAnswer(
            program.Name, program.Kind, ShellCommand.TextOf(program.Start), program.Port, program.Install, program.Health, program.Directory, program.Environment, program.Name == recipe.Web.Name))];
}
