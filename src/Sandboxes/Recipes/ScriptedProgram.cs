using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>Recognises PHP and Ruby programs, and plain pages. Pure.</summary>
internal static class ScriptedProgram
{
    private const int PhpPort = 8000, RailsPort = 3000, RackPort = 9292, SinatraPort = 4567, StaticPort = 8080;
    private const string Local = "127.0.0.1";

    private static readonly string[] RubyFiles = ["app.rb", "main.rb", "server.rb"];

    /// <summary>Null when there is none.</summary>
    public static RecipeProgram? Guess(AppFacts app) => Php(app) ?? Ruby(app) ?? Static(app);

    /// <summary>A folder of pages; null when there is no page.</summary>
    public static RecipeProgram? Static(AppFacts app)
    {
        var folder = new[] { "", "public", "dist", "site", "src" }.FirstOrDefault(folder => app.Has(folder.Length == 0 ? "index.html" : $"{folder}/index.html"));
        return folder is null ? null : Program(app, "static", ["node", RecipeDetector.StaticServer, $"/app/{Joined(app.Directory, folder)}".TrimEnd('/')], StaticPort);
    }

    private static RecipeProgram? Php(AppFacts app)
    {
        if (app.Has("artisan")) return Program(app, "laravel", ["php", "artisan", "serve", $"--host={Local}", $"--port={PhpPort}"], PhpPort);
        var folder = new[] { "public", "", "web", "src" }.FirstOrDefault(folder => app.Has(Joined(folder, "index.php")));
        if (folder is null) return null;
        return Program(app, "php", folder.Length == 0 ? ["php", "-S", $"{Local}:{PhpPort}"] : ["php", "-S", $"{Local}:{PhpPort}", "-t", folder], PhpPort);
    }

    private static RecipeProgram? Ruby(AppFacts app)
    {
        var bundled = app.Has("Gemfile.lock");
        ImmutableArray<string> With(params string[] command) => bundled ? ["bundle", "exec", .. command] : [.. command];
        if (app.Has("bin/rails")) return Program(app, "rails", ["ruby", "bin/rails", "server", "-b", Local, "-p", $"{RailsPort}"], RailsPort);
        if (app.Has("config.ru")) return Program(app, "rack", With("rackup", "--host", Local, "--port", $"{RackPort}"), RackPort);
        if (RubyFiles.FirstOrDefault(app.Has) is not { } file) return null;
        var sinatra = app.Text(file)?.Contains("sinatra", StringComparison.Ordinal) == true;
        return Program(app, "ruby", With("ruby", file), sinatra ? SinatraPort : RailsPort);
    }

    private static string Joined(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static RecipeProgram Program(AppFacts app, string kind, ImmutableArray<string> start, int port) => new(RecipeProgram.WebName, kind, start, port) { Directory = app.Directory };
}
