using System.Text.Json;
using Forja.Sandboxes.Packages.Layers;
using Forja.Sandboxes.Packages.Registry;

namespace Forja.Sandboxes.Packages;

/// <summary>Which version of a package somebody means who names none: the one that its makers call the latest, as far as this server lets it in.</summary>
public sealed class NewestVersions
{
    private readonly RegistryCache _registry;

    internal NewestVersions(RegistryCache registry) => _registry = registry;

    /// <summary>The version; null when there is no such package, or none that may come in.</summary>
    public async Task<string?> OfAsync(string package, CancellationToken cancellationToken)
    {
        if (!PackageName.TryParse(package, out var name) || await _registry.GetDocumentAsync(name, abbreviated: true, cancellationToken) is not DocumentAnswer.Found found) return null;
        await using var file = File.OpenRead(found.Path);
        using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        var versions = document.RootElement.GetProperty("versions").EnumerateObject().Select(version => version.Name).ToHashSet(StringComparer.Ordinal);
        if (document.RootElement.TryGetProperty("dist-tags", out var tags) && tags.ValueKind == JsonValueKind.Object && tags.TryGetProperty("latest", out var latest)
            && latest.GetString() is { } named && versions.Contains(named)) return named;
        return versions.Select(text => SemanticVersion.TryParse(text, out var version) ? version : null).OfType<SemanticVersion>().Where(version => version.Prerelease.Length == 0).Max()?.ToString();
    }
}
