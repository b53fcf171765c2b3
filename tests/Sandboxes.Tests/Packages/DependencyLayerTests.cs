using System.Text;
using System.Text.Json.Nodes;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Tests.Hosts;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>Real npm in real sandboxes, in front of a registry that is ours to break.</summary>
[Trait("Needs", "sandbox")]
public sealed class DependencyLayerTests(HostFixture fixture) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private NpmRegistry _registry = null!;
    private LayerBench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        if (HostFixture.WhyNot is { } reason) Assert.Skip(reason);
        _registry = await NpmRegistry.StartAsync();
        _registry.Publish("left", "1.0.0");
        _registry.Publish("right", "2.0.0", """{"left": "^1.0.0"}""");
        _bench = new LayerBench(fixture.Host, fixture.Data, _registry.Address.AbsoluteUri);
        try
        {
            await _bench.Toolchains.NodeAsync(TestContext.Current.CancellationToken);
        }
        catch (SandboxFailedException exception)
        {
            Assert.Skip(exception.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _bench?.Dispose();
        if (_registry is not null) await _registry.DisposeAsync();
    }

    [Fact]
    [Trait("Case", "C2")]
    public async Task Prepare_NewWish_GivesALayerAndItsLockAndRunsNoScript()
    {
        var ready = await ReadyAsync("""{"name": "mine", "version": "3.0.0", "dependencies": {"right": "^2.0.0"}}""");

        var written = JsonNode.Parse(ready.Lock!.Value.Span)!;
        Assert.Equal("mine", (string?)written["name"]);
        Assert.Equal("3.0.0", (string?)written["packages"]![""]!["version"]);
        Assert.Equal("1.0.0", (string?)written["packages"]!["node_modules/left"]!["version"]);
        Assert.Null(written["packages"]!["node_modules/left"]!["resolved"]);
        Assert.True(File.Exists(Path.Join(ready.Layer.NodeModules, "right/package.json")));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(ready.Layer.NodeModules)!, "ran", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Prepare_WithTheLockThatItGave_NeedsNothingMore()
    {
        const string Package = """{"name": "again", "dependencies": {"right": "2.0.0"}}""";
        var first = await ReadyAsync(Package);
        _registry.Down = true;

        var second = await ReadyAsync(Package, first.Lock);
        using var restarted = new LayerBench(fixture.Host, fixture.Data, _registry.Address.AbsoluteUri);
        var third = await restarted.Layers.FindAsync(Set(Package, first.Lock), TestContext.Current.CancellationToken);

        Assert.Equal(first.Layer, second.Layer);
        Assert.Null(second.Lock);
        Assert.Equal(first.Layer, third!.Layer);
    }

    [Fact]
    public async Task Prepare_ByManyAtOnce_BuildsOnce()
    {
        _registry.Publish("once", "1.0.0");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadyAsync("""{"dependencies": {"once": "1.x"}}""")));

        Assert.Single(outcomes.Select(outcome => outcome.Layer).Distinct());
        Assert.Equal(1, _registry.Count("once/-/once-1.0.0.tgz"));
    }

    [Theory]
    [Trait("Case", "C1")]
    [InlineData("""{"dependencies": {"nobody-made-this": "^1.0.0"}}""", "dependencies.not-found")]
    [InlineData("""{"dependencies": {"left": "^7.0.0"}}""", "dependencies.no-such-version")]
    [InlineData("""{"dependencies": {"left": "file:../../etc"}}""", "dependencies.invalid")]
    [InlineData("""{"dependencies": {"left": "git+ssh://git@host/x.git"}}""", "dependencies.invalid")]
    [InlineData("""{"dependencies": {"left": "someone/left"}}""", "dependencies.invalid")]
    [InlineData("""{"dependencies": {"../left": "1.0.0"}}""", "dependencies.invalid")]
    [InlineData("""{"dependencies": ["left"]}""", "dependencies.invalid")]
    public async Task Prepare_WhatCannotBeInstalled_SaysWhyAndLeavesNothing(string package, string code)
    {
        var outcome = await _bench.Layers.PrepareAsync(Set(package), null, TestContext.Current.CancellationToken);

        var failed = Assert.IsType<LayerOutcome.Failed>(outcome);
        Assert.Equal(code, failed.Code);
        Assert.NotEmpty(failed.Output);
        AssertNothingUnfinished();
    }

    [Fact]
    [Trait("Case", "C4")]
    public async Task Prepare_CorruptTarball_IsNoLayerUntilItIsRight()
    {
        _registry.Publish("broken", "1.0.0");
        _registry.Corrupt = true;
        var failed = Assert.IsType<LayerOutcome.Failed>(await _bench.Layers.PrepareAsync(Set("""{"dependencies": {"broken": "1.0.0"}}"""), null, TestContext.Current.CancellationToken));
        AssertNothingUnfinished();
        _registry.Corrupt = false;

        await ReadyAsync("""{"dependencies": {"broken": "1.0.0"}}""");

        Assert.Equal("dependencies.corrupt", failed.Code);
    }

    [Fact]
    [Trait("Case", "C4")]
    public async Task Prepare_RegistryDown_SaysSo()
    {
        _registry.Publish("unseen", "1.0.0");
        _registry.Down = true;

        var failed = Assert.IsType<LayerOutcome.Failed>(await _bench.Layers.PrepareAsync(Set("""{"dependencies": {"unseen": "1.0.0"}}"""), null, TestContext.Current.CancellationToken));

        Assert.Equal("dependencies.registry-unreachable", failed.Code);
        AssertNothingUnfinished();
    }

    [Fact]
    [Trait("Case", "K8")]
    public async Task Start_AfterAnUnfinishedBuild_RemovesIt()
    {
        var left = Path.Join(fixture.Data, "layers/unfinished/left-behind/node_modules/x");
        Directory.CreateDirectory(left);

        using var restarted = new LayerBench(fixture.Host, fixture.Data, _registry.Address.AbsoluteUri);

        Assert.False(Directory.Exists(left));
        Assert.Null(await restarted.Layers.FindAsync(Set("""{"dependencies": {"x": "1.0.0"}}"""), TestContext.Current.CancellationToken));
    }

    private static DependencySet Set(string package, ReadOnlyMemory<byte>? packageLock = null) => new() { Package = Encoding.UTF8.GetBytes(package), Lock = packageLock };

    private async Task<LayerOutcome.Ready> ReadyAsync(string package, ReadOnlyMemory<byte>? packageLock = null)
    {
        var outcome = await _bench.Layers.PrepareAsync(Set(package, packageLock), null, TestContext.Current.CancellationToken);
        return outcome as LayerOutcome.Ready ?? throw new InvalidOperationException(outcome.ToString());
    }

    private void AssertNothingUnfinished() => Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Join(fixture.Data, "layers/unfinished")));
}
