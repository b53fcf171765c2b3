using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages;

namespace Forja.Turns.Running;

/// <summary>Adds packages that the code imports and <c>package.json</c> does not name: the most common fault of generated apps, mended without a model.</summary>
internal sealed class PackageRepair(ProjectFolders folders, NewestVersions versions)
{
    private static readonly FilePath Manifest = FilePath.Parse("package.json");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The packages that were added; the change of the file comes with the first one. A name that no package has is left to the model: it made it up.</summary>
    public async Task<IReadOnlyList<(string Package, FileChange? Change)>> AddAsync(
        IProjectGrain project, TurnJob job, IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        if (await folders.TreeOf(job.Project).ReadAsync(Manifest, cancellationToken) is not { } file) return [];
        Dictionary<string, string> wanted = [];
        foreach (var package in packages)
        {
            if (await versions.OfAsync(package, cancellationToken) is { } version) wanted[package] = $"^{version}";
        }

        if (Add(Encoding.UTF8.GetString(file.Bytes.Span), wanted) is not { } changed) return [];

        var edit = new FileEdit.Write(Manifest, Encoding.UTF8.GetBytes(changed.Json));
        var applied = await project.ApplyAsync(new EditBatch(VersionAuthors.Model, job.Turn.Value, job.BaseVersion, [edit]));
        return applied.Edits is [EditOutcome.Applied done]
            ? [.. changed.Added.Select((package, index) => (package, index == 0 ? done.Change : null))]
            : [];
    }

    /// <summary>The manifest with the packages in it; null when it is no manifest or has them all. Pure.</summary>
    internal static (string Json, IReadOnlyList<string> Added)? Add(string json, IReadOnlyDictionary<string, string> packages)
    {
        JsonObject? manifest;
        try
        {
            manifest = JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }

        if (manifest is null) return null;
        var known = new[] { "dependencies", "devDependencies", "peerDependencies" }
            .SelectMany(kind => (manifest[kind] as JsonObject)?.Select(item => item.Key) ?? [])
            .ToHashSet(StringComparer.Ordinal);
        var missing = packages.Keys.Where(package => !known.Contains(package)).ToList();
        if (missing.Count == 0) return null;

        var dependencies = manifest["dependencies"] as JsonObject;
        if (dependencies is null) manifest["dependencies"] = dependencies = [];
        foreach (var package in missing) dependencies[package] = packages[package];
        return (manifest.ToJsonString(Indented) + "\n", missing);
    }
}
