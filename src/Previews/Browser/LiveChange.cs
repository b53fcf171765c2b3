namespace Forja.Previews.Browser;

/// <summary>What a new snapshot changed for pages that are open over an older one.</summary>
internal sealed record LiveChange(int Version, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed)
{
    public static LiveChange Between(int version, IEnumerable<SnapshotModule>? before, IReadOnlyList<SnapshotModule> now)
    {
        var old = before?.ToDictionary(module => module.Path, module => module.Hash) ?? [];
        var paths = now.Select(module => module.Path).ToHashSet();
        return new(version, [.. now.Where(module => old.GetValueOrDefault(module.Path) != module.Hash).Select(module => module.Path)], [.. old.Keys.Where(path => !paths.Contains(path))]);
    }
}
