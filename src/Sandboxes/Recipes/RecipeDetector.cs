using System.Collections.Immutable;
using System.Text.Json;

namespace Forja.Sandboxes.Recipes;

/// <summary>Decides how an app runs, from its files alone. What <c>forja.json</c> says wins; then a package.json, a Python program, a page.</summary>
public static class RecipeDetector
{
    /// <summary>Where the static server of the platform is seen inside.</summary>
    public const string StaticServer = "/opt/forja/static-server.mjs";

    /// <summary>Where what starts Vite is seen inside.</summary>
    public const string ViteServer = "/opt/forja/vite.mjs";

    private const int NodePort = 3000, VitePort = 5173, FlaskPort = 5000, PythonPort = 8000, StaticPort = 8080;
    private const int LowestPort = 1024, HighestPort = 65535, RegistryPort = 4873, OutsidePort = 4874;

    private static readonly string[] PythonFiles = ["app.py", "main.py", "server.py", "wsgi.py"];
    private static readonly string[] NodeFiles = ["server.js", "server.mjs", "index.js", "index.mjs", "app.js", "src/index.js", "src/server.js"];

    /// <summary>The files whose text decides.</summary>
    public static ImmutableArray<string> Read { get; } = ["forja.json", "package.json", "requirements.txt", "pyproject.toml", .. PythonFiles];

    public static RecipeOutcome Detect(AppFacts app)
    {
        if (app.Text("forja.json") is not { } settings) return Guess(app);

        try
        {
            using var json = JsonDocument.Parse(settings, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Override(json.RootElement, Guess(app));
        }
        catch (JsonException exception)
        {
            return Invalid($"forja.json is no JSON: {exception.Message}");
        }
    }

    private static RecipeOutcome Override(JsonElement settings, RecipeOutcome guess)
    {
        if (settings.ValueKind != JsonValueKind.Object) return Invalid("forja.json must be an object.");

        var recipe = (guess as RecipeOutcome.Found)?.Recipe;
        if (settings.TryGetProperty("start", out var start))
        {
            if (Command(start) is not { } command) return Invalid("\"start\" in forja.json must be a command: a text, or a list of texts.");
            recipe = new Recipe("custom", command, recipe?.Port ?? NodePort);
        }

        if (recipe is null) return guess;
        if (settings.TryGetProperty("port", out var port))
        {
            if (!port.TryGetInt32(out var number) || number is < LowestPort or > HighestPort or RegistryPort or OutsidePort)
            {
                return Invalid($"\"port\" in forja.json must be a number from {LowestPort} to {HighestPort}.");
            }

            recipe = recipe with { Port = number };
        }

        if (settings.TryGetProperty("install", out var install))
        {
            if (install.ValueKind != JsonValueKind.String) return Invalid("\"install\" in forja.json must be a text.");
            recipe = recipe with { Install = install.GetString() };
        }

        return new RecipeOutcome.Found(recipe);
    }

    private static ImmutableArray<string>? Command(JsonElement start) => start.ValueKind switch
    {
        JsonValueKind.String when start.GetString() is { Length: > 0 } text => Shell(text),
        JsonValueKind.Array when start.GetArrayLength() > 0 && start.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String)
            => [.. start.EnumerateArray().Select(word => word.GetString()!)],
        _ => null,
    };

    private static RecipeOutcome Guess(AppFacts app) =>
        Node(app) ?? Python(app) ?? Static(app)
        ?? new RecipeOutcome.Missing("sandbox.no-recipe", "There is no package.json, Python program or index.html, and no forja.json that says how to start.");

    private static RecipeOutcome? Node(AppFacts app)
    {
        if (app.Text("package.json") is not { } text) return null;
        if (NodePackage.Parse(text) is not { } package) return Invalid("package.json is no JSON object.");

        var script = package.Scripts.GetValueOrDefault("dev");
        if (package.Uses("vite") && (script is null || script.Split(' ')[0] == "vite"))
        {
            // Not by npm, which costs a quarter of a second to start, and with a plugin of ours.
            return Found("vite", ["node", ViteServer, $"{VitePort}"], VitePort);
        }

        foreach (var name in new[] { "dev", "start" })
        {
            if (!package.Scripts.TryGetValue(name, out script)) continue;
            var npmNeeded = package.Scripts.ContainsKey($"pre{name}") || package.Scripts.ContainsKey($"post{name}");
            return Found("node", npmNeeded ? ["npm", "run", name] : Shell(script), NodePort);
        }

        var main = package.Main is { } named && app.Has(named) ? named : NodeFiles.FirstOrDefault(app.Has);
        return main is null ? null : Found("node", ["node", "--watch", main], NodePort);
    }

    private static RecipeOutcome? Python(AppFacts app)
    {
        var program = PythonFiles.FirstOrDefault(app.Has);
        if (program is null) return null;

        var code = app.Text(program) ?? "";
        var wishes = $"{app.Text("requirements.txt")}\n{app.Text("pyproject.toml")}\n{code}".ToLowerInvariant();
        var module = Path.GetFileNameWithoutExtension(program);
        var environment = ImmutableSortedDictionary<string, string>.Empty.Add("PYTHONUNBUFFERED", "1").Add("PYTHONDONTWRITEBYTECODE", "1");
        if (wishes.Contains("fastapi", StringComparison.Ordinal) || wishes.Contains("uvicorn", StringComparison.Ordinal))
        {
            return Found("python", ["python3", "-m", "uvicorn", $"{module}:app", "--reload", "--host", "127.0.0.1", "--port", $"{PythonPort}"], PythonPort, environment);
        }

        if (wishes.Contains("flask", StringComparison.Ordinal))
        {
            // Debug mode by the environment: as an option it moved between Flask's versions.
            return Found(
                "flask", ["python3", "-m", "flask", "run", "--host", "127.0.0.1", "--port", $"{FlaskPort}"], FlaskPort,
                environment.Add("FLASK_APP", module).Add("FLASK_DEBUG", "1"));
        }

        return Found("python", ["python3", program], PythonPort, environment);
    }

    private static RecipeOutcome? Static(AppFacts app)
    {
        var folder = new[] { "", "public", "dist", "site", "src" }.FirstOrDefault(folder => app.Has(folder.Length == 0 ? "index.html" : $"{folder}/index.html"));
        return folder is null ? null : Found("static", ["node", StaticServer, $"/app/{folder}".TrimEnd('/')], StaticPort);
    }

    private static ImmutableArray<string> Shell(string command) =>
        command.AsSpan().ContainsAny("|&;<>()$`\\\"'*?[]#~=%{}\n") ? ["/bin/sh", "-c", command] : ["/bin/sh", "-c", $"exec {command}"];

    private static RecipeOutcome.Found Found(string kind, ImmutableArray<string> start, int port, ImmutableSortedDictionary<string, string>? environment = null) =>
        new(new Recipe(kind, start, port) { Environment = environment ?? ImmutableSortedDictionary<string, string>.Empty });

    private static RecipeOutcome.Missing Invalid(string detail) => new("sandbox.recipe-invalid", detail);
}
