using System.Text.Json;
using Forja.Sandboxes.Packages.Layers;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>
/// Which packages may come in. A name that first appeared days ago is the mark of a package made for a model's mistake: names that models invent are registered by
/// others. Names that a project's lock already holds are not asked about again.
/// </summary>
internal sealed class PackageRules(RegistryCache registry, IOptions<PackageOptions> options, TimeProvider time)
{
    /// <summary>Throws <see cref="RegistryException"/> when something that is newly asked for may not come in.</summary>
    public async Task CheckAsync(PackageManifest manifest, PackageLock? known, CancellationToken cancellationToken)
    {
        if (options.Value.MinimumAge == TimeSpan.Zero) return;
        var asked = manifest.All.Where(wish => known?.At($"node_modules/{wish.Key}") is null).Select(wish => wish.Value.StartsWith("npm:", StringComparison.Ordinal) ? Target(wish.Value) : wish.Key);
        await Parallel.ForEachAsync(asked.Distinct(), cancellationToken, async (text, token) =>
        {
            if (!PackageName.TryParse(text, out var name) || await CreatedAsync(name, token) is not { } created) return;
            var age = time.GetUtcNow() - created;
            if (age >= options.Value.MinimumAge) return;
            throw new RegistryException(
                "dependencies.too-new",
                $"'{name}' first appeared {Math.Max(0, (int)age.TotalHours)} hours ago. Packages younger than {options.Value.MinimumAge.TotalHours:0} hours are not installed (Forja:Packages:MinimumAge).");
        });
    }

    // "npm:name@range", where the name may begin with an @ of its own.
    private static string Target(string alias)
    {
        var target = alias["npm:".Length..];
        var at = target.LastIndexOf('@');
        return at > 0 ? target[..at] : target;
    }

    // Only the whole document says when; a registry that does not say is believed.
    private async Task<DateTimeOffset?> CreatedAsync(PackageName name, CancellationToken cancellationToken)
    {
        if (await registry.GetDocumentAsync(name, abbreviated: false, cancellationToken) is not DocumentAnswer.Found found) return null;
        await using var file = File.OpenRead(found.Path);
        using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        return document.RootElement.TryGetProperty("time", out var times) && times.ValueKind == JsonValueKind.Object
            && times.TryGetProperty("created", out var created) && created.TryGetDateTimeOffset(out var at) ? at : null;
    }
}
