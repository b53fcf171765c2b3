using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>Finds the programs of an app by where they lie: one at the root, or a front end and an API in folders of their own. Pure.</summary>
internal static class Layout
{
    private static readonly string[] BackFolders = ["api", "server", "backend"];
    private static readonly string[] FrontFolders = ["web", "client", "frontend", "app", "site"];

    /// <summary>The programs in the order in which they are started, the API before the pages that ask it; none when nothing is known.</summary>
    public static (ImmutableArray<RecipeProgram> Programs, string From, ImmutableArray<RecipeNote> Notes) Guess(AppFacts app)
    {
        var root = One(app);
        if (root is not null && !IsFront(root)) return ([root, .. NodeWorkers(app, root)], FileOf(app, root), []);

        var beside = root is null ? [] : NodeProgram.Beside(app).ToList();
        var api = beside.FirstOrDefault(program => program.Name == RecipeProgram.ApiName) ?? Back(app);
        var front = root ?? Front(app);
        if (front is null) return api is null ? ([], "", []) : ([api with { Name = RecipeProgram.WebName }], FileOf(app.In(api.Directory), api), []);

        var programs = ImmutableArray.CreateBuilder<RecipeProgram>();
        if (api is not null) programs.Add(api);
        programs.Add(front);
        programs.AddRange(beside.Where(program => program.Name != RecipeProgram.ApiName));
        return (programs.ToImmutable(), FileOf(front.Directory.Length == 0 ? app : app.In(front.Directory), front), Packages(app));
    }

    private static RecipeProgram? One(AppFacts app) => NodeProgram.Guess(app) ?? PythonProgram.Guess(app) ?? CompiledProgram.Guess(Shallow(app)) ?? ScriptedProgram.Guess(app);

    // A solution's projects may lie a folder or two deep; below another program's folder they are that program.
    private static AppFacts Shallow(AppFacts app) => app.Directory.Length > 0
        ? app
        : app with { Files = [.. app.Files.Where(file => !BackFolders.Concat(FrontFolders).Any(folder => file.StartsWith(folder + "/", StringComparison.Ordinal)))] };

    private static RecipeProgram? Back(AppFacts app) => BackFolders.Select(folder => One(app.In(folder))).FirstOrDefault(program => program is not null && !IsFront(program)) is { } found
        ? found with { Name = RecipeProgram.ApiName }
        : null;

    private static RecipeProgram? Front(AppFacts app) => FrontFolders.Select(folder => One(app.In(folder))).FirstOrDefault(program => program is not null && IsFront(program));

    private static IEnumerable<RecipeProgram> NodeWorkers(AppFacts app, RecipeProgram root) =>
        app.Text("package.json") is null ? [] : NodeProgram.Beside(app).Where(program => program.Port is null && program.Name != root.Name);

    private static bool IsFront(RecipeProgram program) => program.Kind is "vite" or "static" or "astro" or "angular";

    // One set of packages is installed: the root's, or that of the one folder that has any.
    private static ImmutableArray<RecipeNote> Packages(AppFacts app)
    {
        var owner = PackageFolder(app.Texts);
        return [.. app.Texts.Where(text => Path.GetFileName(text.Key) == "package.json" && Path.GetDirectoryName(text.Key) != owner && NodePackage.Parse(text.Value) is { Dependencies.IsEmpty: false })
            .OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => RecipeNote.Of(RecipeNote.SecondPackage, text.Key, "dependencies"))];
    }

    /// <summary>The folder whose package.json is installed: the root when it has one, else a front end's or an API's; null when none has packages.</summary>
    public static string? PackageFolder(IReadOnlyDictionary<string, string> texts) =>
        new[] { "" }.Concat(FrontFolders).Concat(BackFolders)
            .FirstOrDefault(folder => texts.TryGetValue(folder.Length == 0 ? "package.json" : $"{folder}/package.json", out var text) && NodePackage.Parse(text) is { Dependencies.IsEmpty: false });

    private static string FileOf(AppFacts app, RecipeProgram program)
    {
        var name = program.Kind switch
        {
            "static" => app.Files.Where(file => file == "index.html" || file.EndsWith("/index.html", StringComparison.Ordinal)).OrderBy(file => file.Length).First(),
            "dotnet" => program.Start[4],
            "go" => "go.mod",
            "rust" => "Cargo.toml",
            "maven" => "pom.xml",
            "spring" => app.Has("pom.xml") ? "pom.xml" : "build.gradle",
            "gradle" => "build.gradle",
            "django" => "manage.py",
            "laravel" => "artisan",
            "rails" => "bin/rails",
            "rack" => "config.ru",
            "flask" or "fastapi" => program.Environment.TryGetValue("FLASK_APP", out var module) ? $"{module.Replace('.', '/')}.py" : $"{program.Start.First(word => word.Contains(':')).Split(':')[0].Replace('.', '/')}.py",
            "python" or "java" or "ruby" => program.Start[^1],
            "php" => "index.php",
            _ => app.Has("package.json") ? "package.json" : program.Start[^1],
        };
        return app.Directory.Length == 0 ? name : $"{app.Directory}/{name}";
    }
}
