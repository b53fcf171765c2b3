using System.Collections.Immutable;
using System.Text.Json;

namespace Forja.Sandboxes.Recipes;

/// <summary>
/// Decides how an app runs, from its files alone: what <c>forja.json</c> says wins, then a Procfile, then what the files are (a package.json, a Python program, a page …), then
/// a devcontainer.json or a Dockerfile. Pure.
/// </summary>
public static class RecipeDetector
{
    /// <summary>Where the static server of the platform is seen inside.</summary>
    public const string StaticServer = "/opt/forja/static-server.mjs";

    /// <summary>Where what starts Vite is seen inside.</summary>
    public const string ViteServer = "/opt/forja/vite.mjs";

    /// <summary>Where what installs a requirements.txt is seen inside.</summary>
    public const string PythonPackages = "/opt/forja/python-packages.py";

    private static readonly string[] Procfiles = ["Procfile.dev", "Procfile"];
    private static readonly string[] DevContainers = [".devcontainer/devcontainer.json", ".devcontainer.json"];

    public static RecipeOutcome Detect(AppFacts app)
    {
        var guess = Guess(app);
        if (app.Text(RecipeFiles.Settings) is not { } settings) return guess;

        try
        {
            using var json = JsonDocument.Parse(settings, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var (recipe, problem) = RecipeSettings.Over(json.RootElement, (guess as RecipeOutcome.Found)?.Recipe);
            if (problem is not null) return Invalid(problem);
            return recipe is null ? guess : new RecipeOutcome.Found(recipe);
        }
        catch (JsonException exception)
        {
            return Invalid(new RecipeProblem(RecipeProblem.NoJson, null, $"forja.json is no JSON: {exception.Message}"));
        }
    }

    /// <summary>What the files say without <c>forja.json</c>.</summary>
    public static RecipeOutcome Guess(AppFacts app)
    {
        if (app.Text("package.json") is { } text && NodePackage.Parse(text) is null) return Invalid(new RecipeProblem(RecipeProblem.NoJson, null, "package.json is no JSON object."));

        var devContainer = DevContainers.Where(file => app.Text(file) is not null).Select(file => (File: file, Wish: DevContainer.Read(file, app.Text(file)!))).FirstOrDefault();
        var docker = app.Text("Dockerfile") is { } dockerfile ? Dockerfile.Read(dockerfile) : null;
        var notes = ImmutableArray.CreateBuilder<RecipeNote>();
        if (devContainer.Wish is { } dev) notes.AddRange(dev.Notes);

        foreach (var file in Procfiles)
        {
            if (app.Text(file) is not { } lines) continue;
            var (programs, unread) = Procfile.Read(file, lines);
            notes.AddRange(unread);
            if (!programs.Any(program => program.Port is not null)) continue;
            return Found(programs, file, notes, devContainer.Wish);
        }

        var layout = Layout.Guess(app);
        if (!layout.Programs.IsEmpty)
        {
            notes.AddRange(layout.Notes);
            return Found(layout.Programs, layout.From, notes, devContainer.Wish);
        }

        if (docker is not null) notes.AddRange(docker.Notes);
        if (devContainer.Wish is { Start: not null } wish) return Found([Program("devcontainer", wish)], devContainer.File, notes, null);
        if (docker is { Start: not null }) return Found([Program("dockerfile", docker)], "Dockerfile", notes, devContainer.Wish);
        return new RecipeOutcome.Missing("sandbox.no-recipe", "There is no package.json, program or index.html that is known, and no forja.json that says how to start.") { Notes = notes.ToImmutable() };
    }

    private static RecipeProgram Program(string kind, ContainerWish wish) => new(RecipeProgram.WebName, kind, wish.Start!.Value, wish.Port ?? 3000)
    {
        Install = wish.Install,
        Directory = wish.Directory,
        Environment = wish.Environment,
    };

    private static RecipeOutcome Found(ImmutableArray<RecipeProgram> programs, string from, ImmutableArray<RecipeNote>.Builder notes, ContainerWish? wish)
    {
        var recipe = new Recipe(Ports.Distinct(programs)) { From = from, Notes = notes.ToImmutable() };
        if (wish is null) return new RecipeOutcome.Found(recipe);

        // A development container's own settings go with whatever starts.
        var web = recipe.Web;
        return new RecipeOutcome.Found(recipe with
        {
            Programs = [.. recipe.Programs.Select(program => program with
            {
                Install = program == web ? program.Install ?? wish.Install : program.Install,
                Environment = program.Environment.AddRange(wish.Environment.Where(pair => !program.Environment.ContainsKey(pair.Key))),
            })],
        });
    }

    private static RecipeOutcome.Missing Invalid(RecipeProblem problem) => new("sandbox.recipe-invalid", problem.Detail) { Problem = problem };
}
