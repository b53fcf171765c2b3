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

    [Theory]
    [Trait("Case", "C1")]
    [InlineData(1, "dependencies.too-new")]
    [InlineData(30, null)]
    public async Task Prepare_NameOfSomeDays_IsInstalledOnlyWhenOldEnough(int days, string? code)
    {
        var name = $"aged-{days}";
        _registry.Publish(name, "1.0.0", created: DateTimeOffset.UtcNow.AddDays(-days));

        var outcome = await _bench.Layers.PrepareAsync(Set($$"""{"dependencies": {"{{name}}": "^1.0.0"} }"""), null, TestContext.Current.CancellationToken);

        Assert.Equal(code, (outcome as LayerOutcome.Failed)?.Code);
        AssertNothingUnfinished();
    }

    [Fact]
    [Trait("Case", "C1")]
    public async Task Prepare_BlockedName_IsRefusedAlsoBelowAnother()
    {
        _registry.Publish("wanted", "1.0.0", """{"unwanted": "*"}""");
        _registry.Publish("unwanted", "1.0.0");
        using var bench = new LayerBench(fixture.Host, fixture.Data, _registry.Address.AbsoluteUri, "unwanted");

        var outcome = await bench.Layers.PrepareAsync(Set("""{"dependencies": {"wanted": "1.0.0"}}"""), null, TestContext.Current.CancellationToken);

        Assert.Equal("dependencies.blocked", Assert.IsType<LayerOutcome.Failed>(outcome).Code);
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
    [Trait("Case", "C6")]
    public async Task Prepare_LockThatNamesOtherContent_IsRefused()
    {
        const string Package = """{"dependencies": {"right": "2.0.0"}}""";
        var given = JsonNode.Parse((await ReadyAsync(Package)).Lock!.Value.Span)!;
        given["packages"]!["node_modules/left"]!["integrity"] = "sha512-" + Convert.ToBase64String(new byte[64]);

        var failed = Assert.IsType<LayerOutcome.Failed>(await PrepareAsync(Package, given));

        Assert.Equal("dependencies.corrupt", failed.Code);
        Assert.Contains("left@1.0.0", failed.Output);
        AssertNothingUnfinished();
    }

    [Theory]
    [Trait("Case", "F1")]
    [InlineData("node_modules/../../escaped")]
    [InlineData("node_modules/left/../../../escaped")]
    [InlineData("node_modules/./left")]
    [InlineData("node_modules//tmp/escaped")]
    public async Task Prepare_LockWithAPlaceOutside_IsRefused(string place)
    {
        const string Package = """{"dependencies": {"right": "2.0.0"}}""";
        var given = JsonNode.Parse((await ReadyAsync(Package)).Lock!.Value.Span)!;
        given["packages"]![place] = given["packages"]!["node_modules/left"]!.DeepClone();

        Assert.Equal("dependencies.invalid", Assert.IsType<LayerOutcome.Failed>(await PrepareAsync(Package, given)).Code);
        AssertNothingUnfinished();
    }

    [Fact]
    public async Task Prepare_LockWithAPackageMissing_IsResolvedAnew()
    {
        const string Package = """{"dependencies": {"right": "2.0.0"}, "devDependencies": {"left": "*"}}""";
        var given = JsonNode.Parse((await ReadyAsync(Package)).Lock!.Value.Span)!;
        given["packages"]!.AsObject().Remove("node_modules/left");

        var ready = Assert.IsType<LayerOutcome.Ready>(await PrepareAsync(Package, given));

        Assert.True(File.Exists(Path.Join(ready.Layer.NodeModules, "left/package.json")));
        Assert.NotNull(ready.Lock);
    }

    [Fact]
    public async Task Prepare_TwoSetsWithOnePackage_UnpackItOnce()
    {
        _registry.Publish("shared", "1.0.0");

        var first = await ReadyAsync("""{"dependencies": {"shared": "1.0.0"}}""");
        var second = await ReadyAsync("""{"dependencies": {"shared": "1.0.0", "left": "1.0.0"}}""");

        Assert.NotEqual(first.Layer, second.Layer);
        var names = Directory.GetFiles(fixture.Data, "index.js", SearchOption.AllDirectories).Where(path => path.Contains("/shared/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, names.Count);
        Assert.Single(names.Select(Inode).Distinct());
    }

    [Fact]
    [Trait("Case", "K3")]
    public async Task Start_AfterAPowerCutWhileUnpacking_UnpacksAnew()
    {
        _registry.Publish("torn", "1.0.0");
        await ReadyAsync("""{"dependencies": {"torn": "1.0.0"}}""");
        var unpacked = Path.Join(fixture.Data, "packages/unpacked");
        var mark = Path.Join(fixture.Data, "packages/unsettled/an-earlier-start-of-the-machine.x");
        await File.WriteAllBytesAsync(mark, []);

        using var restarted = new LayerBench(fixture.Host, fixture.Data, _registry.Address.AbsoluteUri);

        Assert.Empty(Directory.GetDirectories(unpacked));
        Assert.False(File.Exists(mark));
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

    private static string Inode(string path)
    {
        using var stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%i", path]) { RedirectStandardOutput = true })!;
        return stat.StandardOutput.ReadToEnd();
    }

    private Task<LayerOutcome> PrepareAsync(string package, JsonNode packageLock) =>
        _bench.Layers.PrepareAsync(Set(package, Encoding.UTF8.GetBytes(packageLock.ToJsonString())), null, TestContext.Current.CancellationToken);

    private static DependencySet Set(string package, ReadOnlyMemory<byte>? packageLock = null) => new() { Package = Encoding.UTF8.GetBytes(package), Lock = packageLock };

    private async Task<LayerOutcome.Ready> ReadyAsync(string package, ReadOnlyMemory<byte>? packageLock = null)
    {
        var outcome = await _bench.Layers.PrepareAsync(Set(package, packageLock), null, TestContext.Current.CancellationToken);
        return outcome as LayerOutcome.Ready ?? throw new InvalidOperationException(outcome.ToString());
    }

    private void AssertNothingUnfinished() => Assert.Empty(Directory.GetDirectories(Path.Join(fixture.Data, "layers/unfinished")).SelectMany(Directory.GetFileSystemEntries));
}
