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

    /// <summary>The starter for a prompt, by its words, of those that this machine can run.</summary>
    public Starter? Pick(string prompt) => Find(PickStarter.For(prompt, id => Find(id) is { Missing.IsEmpty: true }));

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

        var shared = manifest.Shared ?? [];
        return new Starter
        {
            Id = manifest.Id,
            Order = manifest.Order,
            Accent = manifest.Accent,
            Title = manifest.Title,
            Description = manifest.Description,
            Stack = [.. manifest.Stack],
            Demo = [.. (manifest.Demo ?? []).Select(FilePath.Parse)],
            Missing = [.. (manifest.Needs ?? []).Where(need => !need.Paths.Any(Path.Exists)).Select(need => new StarterNeed(need.Name, need.Install))],
            Brief = File.ReadAllText(Path.Combine(folder, "brief.md")),
            Files = ReadFiles(folder, "files", shared),
            // The pattern "files.*" would match "files" itself.
            Translations = Directory.EnumerateDirectories(folder)
                .Where(path => Path.GetFileName(path).StartsWith(TranslationPrefix, StringComparison.Ordinal))
                .ToImmutableDictionary(path => Path.GetFileName(path)[TranslationPrefix.Length..], path => ReadFiles(folder, Path.GetFileName(path), shared)),
        };
    }

    private static ImmutableSortedDictionary<FilePath, ReadOnlyMemory<byte>> ReadFiles(string folder, string part, Dictionary<string, string> shared)
    {
        var root = Path.Combine(folder, part);
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => (Path: FilePath.Parse(Path.GetRelativePath(root, path)), Content: (ReadOnlyMemory<byte>)File.ReadAllBytes(path)))
            // What a developer's own install or build left in the folder is no part of the starter.
            .Where(file => file.Path.Segments[0] is not ("node_modules" or "dist" or "bin" or "obj" or "__pycache__"))
            .Concat(shared.Where(pair => pair.Key.StartsWith(part + "/", StringComparison.Ordinal))
                .Select(pair => (Path: FilePath.Parse(pair.Key[(part.Length + 1)..]), Content: (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(folder, "..", pair.Value)))))
            .ToImmutableSortedDictionary(file => file.Path, file => file.Content);
    }

    /// <summary>The shape of <c>starter.json</c>.</summary>
    /// <param name="Id">The folder's name.</param>
    /// <param name="Order">Place in the list.</param>
    /// <param name="Accent">Colour of its card.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Description">What it is.</param>
    /// <param name="Stack">What it is made of.</param>
    /// <param name="Demo">Files that only show something.</param>
    /// <param name="Needs">What of this machine it runs on.</param>
    /// <param name="Shared">Files that are the same as another starter's: the path in this starter's folder, and that of the other below the starters.</param>
    private sealed record StarterManifest(
        string Id, int Order, string Accent, LocalizedText Title, LocalizedText Description, string[] Stack, string[]? Demo, StarterManifest.Need[]? Needs, Dictionary<string, string>? Shared)
    {
        /// <summary>Something of the machine, and the places where it may be.</summary>
        public sealed record Need(string Name, string[] Paths, string Install);
    }
}
