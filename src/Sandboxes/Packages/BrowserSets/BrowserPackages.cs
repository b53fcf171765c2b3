using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Forja.Sandboxes.Packages.Layers;
using Forja.Sandboxes.Packages.Registry;

namespace Forja.Sandboxes.Packages.BrowserSets;

/// <summary>
/// The packages of projects whose page is compiled in the browser: one immutable set of modules for what a lock names, bundled once however many ask, and shared by
/// all projects with the same lock. The lock is the only truth: a set is made from the layer of that lock and refused when a version in it is another.
/// </summary>
public sealed class BrowserPackages : IDisposable
{
    /// <summary>Where a project's folder notes, as files by their names, which sets its pages may load. Such a set stays.</summary>
    public const string GivenFolder = "browser/sets";

    private readonly BrowserSetFolder _folder;
    private readonly BrowserSetBuilder _builder;
    private readonly DependencyLayers _layers;
    private readonly ConcurrentDictionary<string, BrowserSet> _sets = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SharedWork<BrowserSetOutcome> _building;

    // Each uses both processors: two at once only slow each other down.
    private readonly SemaphoreSlim _one = new(1, 1);

    internal BrowserPackages(BrowserSetFolder folder, BrowserSetBuilder builder, DependencyLayers layers)
    {
        (_folder, _builder, _layers) = (folder, builder, layers);
        _building = new SharedWork<BrowserSetOutcome>(_stop.Token);
    }

    /// <summary>Whether this machine can bundle at all.</summary>
    public static bool IsSupported => BundlerRelease.Current(RuntimeInformation.OSArchitecture) is not null;

    /// <summary>The set that serves these packages and imports, if it is there already: no network, no build.</summary>
    public async ValueTask<BrowserSet?> FindAsync(DependencySet wish, ImmutableSortedSet<string> imports, CancellationToken cancellationToken)
    {
        if (await _layers.FindAsync(wish, cancellationToken) is not { } layer || LockOf(wish, layer) is not var (manifest, packageLock)) return null;
        var plan = PlanOf(manifest, packageLock, imports, []);
        if (Get(plan.Key) is not { } set) return null;
        var extras = ExtrasOf(set, imports, packageLock);
        return extras.IsEmpty ? Given(set) : Get(PlanOf(manifest, packageLock, imports, extras).Key) is { } wider ? Given(wider) : null;
    }

    /// <summary>The set, bundled now if it must be; its layer as well. Cancelling ends the wait, not the work.</summary>
    public async Task<BrowserSetOutcome> PrepareAsync(DependencySet wish, ImmutableSortedSet<string> imports, CancellationToken cancellationToken)
    {
        var outcome = await _layers.PrepareAsync(wish, null, cancellationToken);
        if (outcome is LayerOutcome.Failed failed) return new BrowserSetOutcome.Failed(failed.Code, failed.Output);
        var layer = (LayerOutcome.Ready)outcome;
        if (LockOf(wish, layer) is not var (manifest, packageLock)) return new BrowserSetOutcome.Failed("dependencies.invalid", "package.json or its lock cannot be read.");

        var first = await GetOrBuildAsync(PlanOf(manifest, packageLock, imports, []), layer.Layer, cancellationToken);
        if (first is not BrowserSetOutcome.Ready { Set: var set }) return first;
        var extras = ExtrasOf(set, imports, packageLock);
        if (extras.IsEmpty) return new BrowserSetOutcome.Ready(Given(set));

        // What lies deeper in a package than its export map says is had by asking for it. Should that not be bundled, the rest still is of use.
        var wider = await GetOrBuildAsync(PlanOf(manifest, packageLock, imports, extras), layer.Layer, cancellationToken);
        return new BrowserSetOutcome.Ready(Given(wider is BrowserSetOutcome.Ready ready ? ready.Set : set));
    }

    /// <summary>A module of a set; null when there is none.</summary>
    public BrowserSetFile? Find(string key, string file, bool compressed) => _folder.Find(key, file, compressed);

    /// <summary>A set by its name; null when it is not here.</summary>
    public BrowserSet? Find(string key) => Get(key);

    /// <summary>Gives the disk of long unused sets back; how many.</summary>
    internal int RemoveUnused(DateTimeOffset before)
    {
        var gone = _folder.RemoveUnused(before);
        if (gone > 0) _sets.Clear();
        return gone;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _one.Dispose();
    }

    private BrowserSet? Get(string key)
    {
        if (_sets.TryGetValue(key, out var known)) return known;
        if (_folder.Read(key) is not { } read) return null;
        _sets[key] = read;
        return read;
    }

    private BrowserSet Given(BrowserSet set)
    {
        _folder.Served(set.Key);
        return set;
    }

    private async Task<BrowserSetOutcome> GetOrBuildAsync(BrowserSetPlan plan, DependencyLayer layer, CancellationToken cancellationToken)
    {
        if (Get(plan.Key) is { } there) return new BrowserSetOutcome.Ready(there);
        return await _building.DoAsync(plan.Key, async stop =>
        {
            await _one.WaitAsync(stop);
            try
            {
                return Get(plan.Key) is { } made ? new BrowserSetOutcome.Ready(made) : await _builder.BuildAsync(plan, layer, stop);
            }
            finally
            {
                _one.Release();
            }
        }, cancellationToken);
    }

    private static BrowserSetPlan PlanOf(PackageManifest manifest, PackageLock packageLock, ImmutableSortedSet<string> imports, ImmutableSortedSet<string> extras) =>
        BrowserSetPlan.Of(manifest, packageLock, imports, extras, BundlerRelease.Current(RuntimeInformation.OSArchitecture)?.Folder ?? "");

    private static (PackageManifest Manifest, PackageLock Lock)? LockOf(DependencySet wish, LayerOutcome.Ready layer) =>
        PackageManifest.TryParse(wish.Package, out var manifest, out _) && PackageLock.TryParse(layer.Lock ?? wish.Lock, out var packageLock) ? (manifest, packageLock) : null;

    // What could not be bundled was tried already. Tools that the code of a page names (its own configuration does) are no part of it.
    private static ImmutableSortedSet<string> ExtrasOf(BrowserSet set, ImmutableSortedSet<string> imports, PackageLock packageLock) =>
        [.. imports.Where(name => !set.Entries.ContainsKey(name) && !set.Failed.ContainsKey(name) && name != ImportedNames.PackageOf(name) && packageLock.At($"node_modules/{ImportedNames.PackageOf(name)}") is not null)];
}
