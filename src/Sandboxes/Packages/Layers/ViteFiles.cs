using Forja.ProjectFiles;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>Knows the files that set Vite up.</summary>
internal static class ViteFiles
{
    /// <summary>The configuration that Vite would read, by its own order.</summary>
    public static FilePath? ConfigOf<T>(IReadOnlyDictionary<FilePath, T> files)
    {
        foreach (var extension in (ReadOnlySpan<string>)[".js", ".mjs", ".ts", ".cjs", ".mts", ".cts"])
        {
            var path = FilePath.Parse("vite.config" + extension);
            if (files.ContainsKey(path)) return path;
        }

        return null;
    }

    /// <summary>Configuration of Vite and its plugins, at the top of a project.</summary>
    public static bool IsConfiguration(FilePath path) =>
        path.Segments.Count == 1 && (path.Name.StartsWith("vite.config.", StringComparison.Ordinal) || path.Name.StartsWith("svelte.config.", StringComparison.Ordinal)
            || path.Name is "tsconfig.json" or "package.json");
}
