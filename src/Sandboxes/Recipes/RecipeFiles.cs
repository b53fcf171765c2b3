using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>The files whose text says how an app runs.</summary>
public static class RecipeFiles
{
    public const string Settings = "forja.json";

    private const int Deepest = 3, Most = 80;

    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        Settings, "package.json", "requirements.txt", "pyproject.toml", "app.py", "main.py", "server.py", "wsgi.py", "asgi.py", "Procfile", "Procfile.dev", "Dockerfile",
        "devcontainer.json", ".devcontainer.json", "go.mod", "Cargo.toml", "pom.xml", "build.gradle", "build.gradle.kts", "server.js", "server.mjs", "server.ts", "index.js",
        "index.mjs", "app.js", "app.rb", "main.rb", "server.rb");

    private static readonly FrozenSet<string> Foreign = FrozenSet.Create("node_modules", "dist", "build", "public", "static", "assets", "tests", "test", "vendor", "venv", ".venv");

    /// <summary>Whether a change of this file may change how the app runs.</summary>
    public static bool Decide(string path) =>
        Path.GetFileName(path) is "package-lock.json" or "uv.lock" or "Gemfile.lock" or "artisan" or "manage.py" || IsWanted(path) && !path.EndsWith(".js", StringComparison.Ordinal) && !path.EndsWith(".py", StringComparison.Ordinal);

    /// <summary>Those of a project's files that are to be read, the nearest to the root first.</summary>
    public static ImmutableArray<string> Wanted(IEnumerable<string> files) =>
        [.. files.Where(IsWanted).OrderBy(path => path.Count(letter => letter == '/')).ThenBy(path => path, StringComparer.Ordinal).Take(Most)];

    private static bool IsWanted(string path)
    {
        var segments = path.Split('/');
        if (segments.Length > Deepest || segments[..^1].Any(Foreign.Contains)) return false;
        return Names.Contains(segments[^1]) || segments[^1].EndsWith(".csproj", StringComparison.Ordinal) || segments[^1].EndsWith(".fsproj", StringComparison.Ordinal);
    }
}
