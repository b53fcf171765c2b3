using System.Collections.Frozen;

namespace Forja.ProjectFiles;

/// <summary>
/// Which folders and files that programs make are no part of a project. Names that mean one thing everywhere are ignored everywhere; a name such as
/// <c>build</c> only beside the file of the tool that makes it. Files that a version already holds are never ignored.
/// </summary>
public static class IgnoreRules
{
    private static readonly FrozenSet<string> Folders = FrozenSet.Create(
        StringComparer.Ordinal,
        "node_modules", ".git", ".hg", ".svn", ".forja",
        ".vite", ".vite-temp", ".next", ".nuxt", ".output", ".svelte-kit", ".astro", ".turbo", ".parcel-cache", ".angular", ".nyc_output", ".cache",
        ".npm", ".pnpm-store", ".yarn", ".expo",
        "__pycache__", ".venv", "venv", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".tox", ".ipynb_checkpoints",
        ".gradle", ".bundle", ".idea", ".vs");

    private static readonly FrozenDictionary<string, string[]> FoldersBeside = new Dictionary<string, string[]>
    {
        ["dist"] = ["package.json", "pyproject.toml", "setup.py"],
        ["build"] = ["package.json", "pyproject.toml", "setup.py", "build.gradle", "build.gradle.kts"],
        ["out"] = ["package.json"],
        ["coverage"] = ["package.json"],
        ["target"] = ["Cargo.toml", "pom.xml"],
        ["bin"] = [".csproj", ".fsproj"],
        ["obj"] = [".csproj", ".fsproj"],
        ["vendor"] = ["composer.json", "go.mod", "Gemfile"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Files = FrozenSet.Create(
        StringComparer.Ordinal, ".DS_Store", "Thumbs.db", ".eslintcache", "npm-debug.log", "yarn-error.log");

    private static readonly string[] FileEndings = [".pyc", ".pyo", ".tsbuildinfo", ".swp"];

    /// <summary>True when the folder <paramref name="name"/>, standing beside <paramref name="siblings"/>, is a program's and not the project's.</summary>
    public static bool IgnoresFolder(string name, IEnumerable<string> siblings) =>
        Folders.Contains(name)
        || name.EndsWith(".egg-info", StringComparison.Ordinal)
        || (FoldersBeside.TryGetValue(name, out var makers)
            && siblings.Any(sibling => makers.Any(maker => maker[0] == '.' ? sibling.EndsWith(maker, StringComparison.Ordinal) : sibling == maker)));

    /// <summary>True when a file of this name is a program's trace and not the project's.</summary>
    public static bool IgnoresFile(string name) =>
        Files.Contains(name)
        || FileEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
        // Vite bundles its configuration into a file beside it for the blink of a start.
        || (name.Contains(".timestamp-", StringComparison.Ordinal) && name.EndsWith(".mjs", StringComparison.Ordinal));
}
