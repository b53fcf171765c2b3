using System.Collections.Immutable;
using System.Text.Json;

namespace Forja.Sandboxes.Packages;

/// <summary>
/// What the packages of a layer tell a type checker: their declarations, and the parts of their package.json that say where these are. Only what the app itself can
/// import and what that needs in turn, the nearest first, because there is a limit to what a browser should be sent; of tools, the few that declare something for apps.
/// </summary>
internal static class TypeDeclarations
{
    /// <summary>Bytes of declarations; React, its router, charts and an icon set are about three million.</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Of one package; an icon set declares each icon in a file of its own beside the one that has them all, which comes first.</summary>
    private const int MostBytesOfPackage = 3 * 1024 * 1024;

    private static readonly string[] Resolving = ["name", "version", "type", "types", "typings", "typesVersions", "main", "module", "exports"];

    /// <summary>Development tools whose declarations an app's own files refer to (`vite/client`, a test's functions).</summary>
    private static readonly HashSet<string> ToolsForApps = ["vite", "vitest"];

    private static readonly EnumerationOptions Own = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Path below <c>node_modules</c> → text.</summary>
    public static ImmutableSortedDictionary<string, string> Read(DependencyLayer layer, ReadOnlyMemory<byte> package, CancellationToken cancellationToken)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var left = MostBytes;
        var waiting = new Queue<string>(NamesIn(package));
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var name))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!seen.Add(name)) continue;
            // Packages without declarations of their own have them beside the others.
            if (!name.StartsWith("@types/", StringComparison.Ordinal)) waiting.Enqueue($"@types/{name.TrimStart('@').Replace("/", "__", StringComparison.Ordinal)}");
            var folder = new DirectoryInfo(Path.Join(layer.NodeModules, name));
            if (!folder.Exists || folder.LinkTarget is not null || Manifest(folder) is not { } manifest) continue;

            foreach (var needed in manifest.Needs.Where(_ => !ToolsForApps.Contains(name))) waiting.Enqueue(needed);
            var declarations = Declarations(folder).ToList();
            if (declarations.Count == 0) continue;

            files[$"{name}/package.json"] = manifest.Text;
            var ofPackage = Math.Min(left, MostBytesOfPackage);
            foreach (var file in declarations.TakeWhile(file => (ofPackage -= (int)file.Length) >= 0))
            {
                left -= (int)file.Length;
                files[$"{name}/{Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/')}"] = File.ReadAllText(file.FullName);
            }
        }

        return files.ToImmutable();
    }

    private static IEnumerable<FileInfo> Declarations(DirectoryInfo folder) => folder.EnumerateFiles("*.d.*ts", Own)
        .Where(file => file.Name.EndsWith(".d.ts", StringComparison.Ordinal) || file.Name.EndsWith(".d.mts", StringComparison.Ordinal))
        .Where(file => file.Length <= MostBytesOfPackage && !file.FullName.AsSpan(folder.FullName.Length).Contains("/node_modules/", StringComparison.Ordinal))
        .OrderBy(file => file.FullName.Length);

    private static IReadOnlyList<string> NamesIn(ReadOnlyMemory<byte> package)
    {
        try
        {
            using var json = JsonDocument.Parse(package);
            return [.. Names(json.RootElement, "dependencies"), .. Names(json.RootElement, "devDependencies").Where(name => ToolsForApps.Contains(name) || name.StartsWith("@types/", StringComparison.Ordinal))];
        }
        catch (JsonException)
        {
            // A package.json that is being edited: what it names is known again when it is whole.
            return [];
        }
    }

    // A name becomes a folder's: one that could lead elsewhere is none.
    private static IEnumerable<string> Names(JsonElement package, string part) =>
        package.ValueKind == JsonValueKind.Object && package.TryGetProperty(part, out var names) && names.ValueKind == JsonValueKind.Object
            ? names.EnumerateObject().Select(item => item.Name).Where(name => name.Length > 0 && name[0] is not ('/' or '.') && !name.Contains("..", StringComparison.Ordinal)).ToList()
            : [];

    private static (string Text, IReadOnlyList<string> Needs)? Manifest(DirectoryInfo folder)
    {
        var file = new FileInfo(Path.Join(folder.FullName, "package.json"));
        if (!file.Exists || file.Length > MostBytesOfPackage || file.LinkTarget is not null) return null;

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            return (JsonSerializer.Serialize(json.RootElement.EnumerateObject().Where(part => Resolving.Contains(part.Name)).ToDictionary(part => part.Name, part => part.Value)), [.. Names(json.RootElement, "dependencies"), .. Names(json.RootElement, "peerDependencies")]);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
