namespace Forja.Sandboxes.Packages.Layers;

/// <summary>
/// Decides whether a layer made for one set also serves another, smaller one: every package that the other asks for is there, in a version that it accepts.
/// More may lie in the layer than was asked for; nothing else differs. Pure.
/// </summary>
internal static class LayerCover
{
    /// <summary>The lock that the smaller set has over this layer, or null when the layer does not serve it.</summary>
    public static PackageLock? LockOver(PackageLock layer, string layerOverrides, PackageManifest manifest, PackageLock? own)
    {
        // Overrides change what anything may resolve to; only equal ones are comparable.
        if (manifest.Overrides != layerOverrides) return null;
        foreach (var (name, range) in manifest.All)
        {
            if (layer.At($"node_modules/{name}") is not { } there || !Accepts(range, name, there, layer)) return null;
        }

        var pruned = layer.PrunedTo(manifest);
        if (own is null || !own.IsFor(manifest)) return pruned;

        // A lock of the project's own is the truth: the layer must hold exactly its packages, at its places.
        return own.Packages.All(package => layer.At(package.Path) is { } there && there.Version == package.Version && there.Integrity == package.Integrity) ? own : null;
    }

    private static bool Accepts(string range, string name, LockedPackage there, PackageLock layer)
    {
        // The same words gave this version when the layer was resolved. "latest" means whatever is at hand; the lock then says which.
        if (layer.Root.All.Any(wish => wish.Key == name && wish.Value == range)) return true;
        return there.RegistryName == name && (range is "" or "*" or "latest" || VersionRange.Contains(range, there.Version));
    }
}
