using System.Collections.Concurrent;
using System.Collections.Immutable;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes.Packages.Layers;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages;

/// <summary>
/// The prepared layers of this machine. A layer is built once however many callers wait for it, and is complete or not there. Which layer serves a set:
/// the one of exactly its locked packages; else the one that the same wish was resolved to before; else a starter's, when that holds everything the set asks for.
/// Only starters' layers serve others than their own set, because only theirs were made from packages that no person or model chose.
/// </summary>
public sealed class DependencyLayers : IDisposable
{
    private static readonly FilePath PackageJson = FilePath.Parse("package.json");
    private static readonly FilePath PackageLockJson = FilePath.Parse("package-lock.json");

    private readonly LayerFolder _folder;
    private readonly LayerBuilder _builder;
    private readonly Toolchains _toolchains;
    private readonly ImmutableArray<StarterSet> _starters;
    private readonly ConcurrentDictionary<string, StoredLayer> _layers;
    private readonly SemaphoreSlim _builds;
    private readonly CancellationTokenSource _stop = new();
    private readonly SharedWork<LayerResult> _building;
    private readonly ConcurrentDictionary<string, Followers> _followers = new();

    internal DependencyLayers(LayerFolder folder, LayerBuilder builder, Toolchains toolchains, StarterCatalog starters, IOptions<PackageOptions> options)
    {
        (_folder, _builder, _toolchains) = (folder, builder, toolchains);
        _starters = [.. starters.Starters.Select(StarterSet.Of).OfType<StarterSet>()];
        _layers = new(folder.ReadAll().Select(layer => KeyValuePair.Create(layer.Layer.Key, layer)));
        _builds = new SemaphoreSlim(options.Value.ConcurrentBuilds);
        _building = new SharedWork<LayerResult>(_stop.Token);
    }

    /// <summary>Where the layers are.</summary>
    internal string Root => _folder.Root;

    /// <summary>All layers, with what decides whether they stay.</summary>
    internal IReadOnlyList<KeptLayer> Stored
    {
        get
        {
            var starters = _starters.SelectMany(starter => _layers.Values.Where(layer => LayerKey.Of(starter.Manifest, starter.Lock, layer.NodeVersion, LayerBuilder.Platform) == layer.Layer.Key))
                .Select(layer => layer.Layer.Key).ToHashSet();
            return [.. _layers.Keys.Select(key => _folder.Describe(key, starters.Contains(key))).OfType<KeptLayer>()];
        }
    }

    /// <summary>The layer that serves this set if there is one already; no network, no build. Null: it must be prepared.</summary>
    public async ValueTask<LayerOutcome.Ready?> FindAsync(DependencySet set, CancellationToken cancellationToken)
    {
        if (!PackageManifest.TryParse(set.Package, out var manifest, out _)) return null;
        PackageLock.TryParse(set.Lock, out var own);
        return Find(manifest, own, (await _toolchains.NodeAsync(cancellationToken)).Version);
    }

    /// <summary>The layer that serves this set, built now if it must be. Cancelling ends the wait, not the build.</summary>
    public async Task<LayerOutcome> PrepareAsync(DependencySet set, IProgress<LayerProgress>? progress, CancellationToken cancellationToken)
    {
        if (!PackageManifest.TryParse(set.Package, out var manifest, out var problem)) return new LayerOutcome.Failed("dependencies.invalid", problem);
        if (UnsupportedSource(manifest) is { } unsupported) return new LayerOutcome.Failed("dependencies.invalid", unsupported);
        PackageLock.TryParse(set.Lock, out var own);

        string node;
        try
        {
            node = (await _toolchains.NodeAsync(cancellationToken)).Version;
        }
        catch (SandboxFailedException exception)
        {
            return new LayerOutcome.Failed(exception.Code, exception.Message);
        }

        if (Find(manifest, own, node) is { } ready) return ready;

        var wish = LayerKey.OfWish(manifest, own, node, LayerBuilder.Platform);
        var followers = _followers.GetOrAdd(wish, _ => new Followers());
        using var following = followers.Add(progress);
        followers.Report(new LayerProgress(LayerStage.Waiting));
        var plan = new LayerPlan { Manifest = manifest, Lock = own, OptimizeWith = OptimizeWith(set, manifest), InBackground = set.InBackground };
        return await _building.DoAsync(wish, stop => BuildAsync(wish, plan, followers, stop), cancellationToken) switch
        {
            LayerResult.Built built => Ready(built.Layer, manifest, own),
            LayerResult.Failed failed => new LayerOutcome.Failed(failed.Code, failed.Output),
            _ => throw new InvalidOperationException("A build ended in an unknown way."),
        };
    }

    /// <summary>Forgets a layer and gives its disk back. A set that it served is built again when it is wanted.</summary>
    internal void Remove(string key)
    {
        if (_layers.TryRemove(key, out _)) _folder.Remove(key);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _builds.Dispose();
    }

    private LayerOutcome.Ready? Find(PackageManifest manifest, PackageLock? own, string node)
    {
        if (own is not null && own.IsFor(manifest) && _layers.TryGetValue(LayerKey.Of(manifest, own, node, LayerBuilder.Platform), out var exact)) return Ready(exact.Layer, null);
        var wish = LayerKey.OfWish(manifest, own, node, LayerBuilder.Platform);
        if (_folder.FindWish(wish) is { } key && _layers.TryGetValue(key, out var resolved)) return Ready(resolved, manifest, own);

        foreach (var starter in _starters)
        {
            if (!_layers.TryGetValue(LayerKey.Of(starter.Manifest, starter.Lock, node, LayerBuilder.Platform), out var layer)) continue;
            if (LayerCover.LockOver(layer.Lock, layer.Overrides, manifest, own) is { } cover) return Ready(layer.Layer, ReferenceEquals(cover, own) ? null : cover);
        }

        return null;
    }

    private LayerOutcome.Ready Ready(StoredLayer layer, PackageManifest manifest, PackageLock? own)
    {
        var fits = own is not null && own.IsFor(manifest) && own.Packages.Length == layer.Lock.Packages.Length
            && own.Packages.All(package => layer.Lock.At(package.Path) is { } there && there.Version == package.Version && there.Integrity == package.Integrity);
        return Ready(layer.Layer, fits ? null : layer.Lock.WithRoot(manifest));
    }

    // Spelled out: a null array would become a lock of no bytes.
    private LayerOutcome.Ready Ready(DependencyLayer layer, PackageLock? write)
    {
        _folder.Served(layer.Key);
        return new(layer, write is null ? default(ReadOnlyMemory<byte>?) : write.Write());
    }

    private async Task<LayerResult> BuildAsync(string wish, LayerPlan plan, Followers followers, CancellationToken cancellationToken)
    {
        await _builds.WaitAsync(cancellationToken);
        try
        {
            var result = await _builder.BuildAsync(plan, followers, cancellationToken);
            if (result is LayerResult.Built { Layer: var layer })
            {
                _layers[layer.Layer.Key] = layer;
                _folder.RememberWish(wish, layer.Layer.Key);
            }

            return result;
        }
        finally
        {
            _builds.Release();
            _followers.TryRemove(wish, out _);
        }
    }

    /// <summary>The starter's own files when the set is the starter's; else only its configuration, and a page that imports what was asked for.</summary>
    private ImmutableSortedDictionary<FilePath, ReadOnlyMemory<byte>>? OptimizeWith(DependencySet set, PackageManifest manifest)
    {
        if (set.ViteConfig is not { } config) return null;
        foreach (var starter in _starters)
        {
            if (starter.ViteConfig is not { } own || !own.Span.SequenceEqual(config.Span)) continue;
            return starter.Manifest.AsksForTheSame(manifest) ? starter.Files : starter.FilesImporting(manifest.Dependencies.Keys);
        }

        return null;
    }

    // Everything comes from the registry: what lies elsewhere cannot be reached from a builder, and a folder of the project is no package that others could share.
    private static string? UnsupportedSource(PackageManifest manifest)
    {
        foreach (var (name, range) in manifest.All)
        {
            var alias = range.StartsWith("npm:", StringComparison.Ordinal);
            if (!PackageName.TryParse(name, out _) || (!alias && range.AsSpan().IndexOfAny(':', '/') >= 0)) return $"'{name}': '{range}' is not a package of the registry.";
        }

        return null;
    }

    /// <summary>All who want to know how far one build is.</summary>
    private sealed class Followers : IProgress<LayerProgress>
    {
        private ImmutableList<IProgress<LayerProgress>> _all = [];

        public Following Add(IProgress<LayerProgress>? progress)
        {
            if (progress is not null) ImmutableInterlocked.Update(ref _all, all => all.Add(progress));
            return new Following(this, progress);
        }

        public void Report(LayerProgress value)
        {
            foreach (var follower in _all) follower.Report(value);
        }

        internal sealed class Following(Followers owner, IProgress<LayerProgress>? progress) : IDisposable
        {
            public void Dispose()
            {
                if (progress is not null) ImmutableInterlocked.Update(ref owner._all, all => all.Remove(progress));
            }
        }
    }

    /// <summary>A starter's packages, and its files for the optimizer.</summary>
    private sealed record StarterSet(PackageManifest Manifest, PackageLock Lock, ReadOnlyMemory<byte>? ViteConfig, ImmutableSortedDictionary<FilePath, ReadOnlyMemory<byte>> Files)
    {
        private static readonly FilePath IndexHtml = FilePath.Parse("index.html");
        private static readonly FilePath Imports = FilePath.Parse("imports.js");

        public static StarterSet? Of(Starter starter)
        {
            var files = starter.FilesFor(ProjectNames.FromTitle("App"), "en");
            return files.TryGetValue(PackageJson, out var package) && PackageManifest.TryParse(package, out var manifest, out _)
                && files.TryGetValue(PackageLockJson, out var content) && PackageLock.TryParse(content, out var packageLock)
                ? new StarterSet(manifest, packageLock, ViteFiles.ConfigOf(files) is { } path ? files[path] : null, files)
                : null;
        }

        public ImmutableSortedDictionary<FilePath, ReadOnlyMemory<byte>> FilesImporting(IEnumerable<string> packages) =>
            Files.Where(file => ViteFiles.IsConfiguration(file.Key)).ToImmutableSortedDictionary(file => file.Key, file => file.Value)
                .SetItem(IndexHtml, """<script type="module" src="/imports.js"></script>"""u8.ToArray())
                .SetItem(Imports, System.Text.Encoding.UTF8.GetBytes(string.Concat(packages.Select(package => $"import '{package}'\n"))));
    }
}
