using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Forja.ProjectFiles.Starters;

/// <summary>The starters that this server has: read from disk once, when it starts; a broken starter stops the start with its name.</summary>
public sealed class StarterCatalog
{
    private const string TranslationPrefix = "files.";

    public StarterCatalog(IOptions<StarterOptions> options) => Starters = Read(options.Value.Directory);

    /// <summary>All starters, in the order in which people see them.</summary>
    public ImmutableArray<Starter> Starters { get; }

    public Starter? Find(string id) => Starters.FirstOrDefault(starter => starter.Id == id);

    private static ImmutableArray<Starter> Read(string directory)
    {
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"The starters are missing: there is no folder '{directory}'.");
        return [.. Directory.EnumerateDirectories(directory).Select(ReadStarter).OrderBy(starter => starter.Order).ThenBy(starter => starter.Id, StringComparer.Ordinal)];
    }

    private static Starter ReadStarter(string folder)
    {
        var manifest = JsonSerializer.Deserialize<StarterManifest>(File.ReadAllBytes(Path.Combine(folder, "starter.json")), JsonSerializerOptions.Web)
            ?? throw new JsonException($"'{folder}' has an empty starter.json.");
        if (manifest.Id != Path.GetFileName(folder)) throw new JsonException($"The starter in '{folder}' calls itself '{manifest.Id}'.");

        return new Starter
        {
            Id = manifest.Id,
            Order = manifest.Order,
            Accent = manifest.Accent,
            Title = manifest.Title,
            Description = manifest.Description,
            Stack = [.. manifest.Stack],
            Demo = [.. (manifest.Demo ?? []).Select(FilePath.Parse)],
            Brief = File.ReadAllText(Path.Combine(folder, "brief.md")),
            Files = ReadFiles(Path.Combine(folder, "files")),
            // The pattern "files.*" would match "files" itself.
            Translations = Directory.EnumerateDirectories(folder)
                .Where(path => Path.GetFileName(path).StartsWith(TranslationPrefix, StringComparison.Ordinal))
                .ToImmutableDictionary(path => Path.GetFileName(path)[TranslationPrefix.Length..], ReadFiles),
        };
    }

    private static ImmutableSortedDictionary<FilePath, ReadOnlyMemory<byte>> ReadFiles(string root) =>
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => (Path: FilePath.Parse(Path.GetRelativePath(root, path)), Content: (ReadOnlyMemory<byte>)File.ReadAllBytes(path)))
            // What a developer's own install or build left in the folder is no part of the starter.
            .Where(file => file.Path.Segments[0] is not ("node_modules" or "dist"))
            .ToImmutableSortedDictionary(file => file.Path, file => file.Content);

    /// <summary>The shape of <c>starter.json</c>.</summary>
    private sealed record StarterManifest(string Id, int Order, string Accent, LocalizedText Title, LocalizedText Description, string[] Stack, string[]? Demo);
}
