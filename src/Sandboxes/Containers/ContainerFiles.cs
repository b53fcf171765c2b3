using System.Collections.Immutable;
using Forja.Sandboxes.Recipes;
using Forja.Sandboxes.Services;

namespace Forja.Sandboxes.Containers;

/// <summary>
/// The files that let an app run without us: a Dockerfile with a stage for each program, what of the files stays out of the image, the page server's settings where pages are
/// built once and served, and a compose file where there is more than one program or a database. Pure: the same app gives the same text.
/// </summary>
internal static class ContainerFiles
{
    public const string Dockerfile = "Dockerfile", Ignored = ".dockerignore", Compose = "compose.yaml", Pages = "nginx.conf";

    // What is made anew inside, what says how, and what is nobody else's.
    private const string IgnoredLines =
        """
        .git
        node_modules
        dist
        bin
        obj
        target
        .venv
        **/__pycache__
        .env
        .env.*
        Dockerfile
        compose.yaml

        """;

    /// <summary>By path, with line feeds.</summary>
    public static ImmutableSortedDictionary<string, string> For(AppFacts app, Recipe recipe, ImmutableArray<ServiceKind> services)
    {
        var stages = recipe.Programs.Select(program => ContainerStage.For(app, program)).ToImmutableArray();
        var composed = stages.Length > 1 || !services.IsEmpty;
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        files[Dockerfile] = Head(stages, composed) + string.Join("\n", Ordered(stages, recipe).Select(stage => stage.Text));
        files[Ignored] = IgnoredLines.ReplaceLineEndings("\n");
        if (stages.FirstOrDefault(stage => stage.ServesPages) is { } pages) files[Pages] = PageServer.Settings(pages.Kind == "vite", ApiOf(recipe, pages));
        if (composed) files[Compose] = ComposeFile.For(recipe, stages, services);
        return files.ToImmutable();
    }

    // A build that names no stage makes the last one: the one that people open.
    private static IEnumerable<ContainerStage> Ordered(ImmutableArray<ContainerStage> stages, Recipe recipe) => stages.OrderBy(stage => stage.Name == recipe.Web.Name);

    private static string? ApiOf(Recipe recipe, ContainerStage pages) =>
        recipe.ApiPort is { } port && pages.Name == recipe.Web.Name ? $"{RecipeProgram.ApiName}:{port}" : null;

    private static string Head(ImmutableArray<ContainerStage> stages, bool composed) => composed
        ? "# docker compose up --build\n\n"
        : $"# docker build -t app . && docker run --rm -p {stages[0].Port ?? 8080}:{stages[0].Port ?? 8080} app\n\n";
}
