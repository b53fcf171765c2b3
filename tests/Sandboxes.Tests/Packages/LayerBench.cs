using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Packages.BrowserSets;
using Forja.Sandboxes.Packages.Layers;
using Forja.Sandboxes.Packages.Python;
using Forja.Sandboxes.Packages.Registry;
using Forja.Sandboxes.Tests.Hosts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>Toolchain, proxy, host and layers, all real, over a data directory; the registry is the one that is named.</summary>
internal sealed class LayerBench : IDisposable
{
    private readonly UnpackedPackages _unpacked;
    private readonly PackageStore _store;
    private readonly LayerFolder _folder;

    public LayerBench(ISandboxHost host, string data, string? registry = null, params string[] blocked)
    {
        var files = Options.Create(new ProjectFilesOptions { DataDirectory = data });
        var options = Options.Create(new PackageOptions { Registry = registry, Blocked = blocked });
        Starters = new StarterCatalog(Options.Create(new StarterOptions()));
        Client = new RegistryClient(options, TimeProvider.System);
        _store = new PackageStore(files, TimeProvider.System);
        Cache = new RegistryCache(_store, Client, options, TimeProvider.System, NullLogger<RegistryCache>.Instance);
        Proxy = new PackageProxy(new RegistryEndpoints(Cache, new PythonEndpoints(new PythonIndex(_store, options, TimeProvider.System))), NullLoggerFactory.Instance);

        // Node itself always comes from where this machine gets its packages.
        Toolchains = new Toolchains(files, registry is null ? Client : new RegistryClient(Options.Create(new PackageOptions()), TimeProvider.System), NullLogger<Toolchains>.Instance);
        _folder = new LayerFolder(files, TimeProvider.System);
        _unpacked = new UnpackedPackages(files, Cache, options, TimeProvider.System);
        var builder = new LayerBuilder(
            Toolchains,
            new LayerResolver(host, Proxy, new PackageRules(Cache, options, TimeProvider.System), options),
            new LayerInstaller(_unpacked),
            new LayerOptimizer(host, options, TimeProvider.System, new TestOutputLogger<LayerOptimizer>()),
            _folder,
            options,
            TimeProvider.System,
            new TestOutputLogger<LayerBuilder>());
        Layers = new DependencyLayers(_folder, builder, Toolchains, Starters, options);
        var sets = new BrowserSetFolder(files, TimeProvider.System);
        Browser = new BrowserPackages(sets, new BrowserSetBuilder(host, Toolchains, sets, options, TimeProvider.System, new TestOutputLogger<BrowserSetBuilder>()), Layers);
        Collector = new PackageCollector(Layers, Browser, _unpacked, _store, options, TimeProvider.System, new TestOutputLogger<PackageCollector>());
    }

    public StarterCatalog Starters { get; }

    public RegistryClient Client { get; }

    public RegistryCache Cache { get; }

    public PackageProxy Proxy { get; }

    public Toolchains Toolchains { get; }

    public DependencyLayers Layers { get; }

    public BrowserPackages Browser { get; }

    public PackageCollector Collector { get; }

    public void Dispose()
    {
        Collector.Dispose();
        Browser.Dispose();
        Layers.Dispose();
        _unpacked.Dispose();
        _folder.Dispose();
        Cache.Dispose();
        _store.Dispose();
        Client.Dispose();
    }
}
