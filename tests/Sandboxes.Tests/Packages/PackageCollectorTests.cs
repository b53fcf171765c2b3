using System.Text;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Tests.Hosts;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>What nobody uses goes; what a sandbox has mounted stays, however old.</summary>
[Trait("Needs", "sandbox")]
public sealed class PackageCollectorTests(HostFixture fixture) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private NpmRegistry _registry = null!;
    private LayerBench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        if (HostFixture.WhyNot is { } reason) Assert.Skip(reason);
        _registry = await NpmRegistry.StartAsync();
        foreach (var name in (string[])["used", "unused"]) _registry.Publish(name, "1.0.0");
        _bench = new LayerBench(fixture.Host, fixture.Data, _registry.Address.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        _bench?.Dispose();
        if (_registry is not null) await _registry.DisposeAsync();
    }

    [Fact]
    [Trait("Case", "R8")]
    public async Task Collect_LayersOfLongAgo_TakesThoseThatNobodyHasMounted()
    {
        var (used, unused) = (await OldLayerAsync("used"), await OldLayerAsync("unused"));
        var spec = fixture.NewSpec();
        spec = spec with { Mounts = [.. spec.Mounts, new SandboxMount.ReadOnly(used.NodeModules, "/opt/packages")] };
        await using var sandbox = await fixture.Host.StartAsync(spec, TestContext.Current.CancellationToken);
        foreach (var package in Directory.GetDirectories(Path.Join(fixture.Data, "packages/unpacked"))) Directory.SetLastWriteTimeUtc(package, DateTime.UtcNow.AddDays(-20));

        _bench.Collector.Collect();

        Assert.True(Directory.Exists(used.NodeModules));
        Assert.False(Directory.Exists(unused.NodeModules));
        Assert.Null(await _bench.Layers.FindAsync(Set("unused"), TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetDirectories(Path.Join(fixture.Data, "packages/unpacked")));
    }

    private async Task<DependencyLayer> OldLayerAsync(string name)
    {
        var outcome = await _bench.Layers.PrepareAsync(Set(name), null, TestContext.Current.CancellationToken);
        if (outcome is LayerOutcome.Failed { Code: "dependencies.no-toolchain" } none) Assert.Skip(none.Output);
        var layer = Assert.IsType<LayerOutcome.Ready>(outcome).Layer;
        File.SetLastWriteTimeUtc(Path.Join(Path.GetDirectoryName(layer.NodeModules)!, "layer.json"), DateTime.UtcNow.AddDays(-20));
        return layer;
    }

    private static DependencySet Set(string name) => new() { Package = Encoding.UTF8.GetBytes($$"""{"dependencies": {"{{name}}": "1.0.0"} }"""), Lock = null };
}
