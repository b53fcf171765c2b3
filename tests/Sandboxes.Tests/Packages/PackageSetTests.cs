using System.Text;
using System.Text.Json.Nodes;
using Forja.Sandboxes.Packages.Layers;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>What of package.json and its lock names a layer, and whom a layer serves.</summary>
public sealed class PackageSetTests
{
    private const string Layer = """
        {
          "name": "app", "lockfileVersion": 3, "requires": true,
          "packages": {
            "": {"name": "app", "dependencies": {"ui": "^2.0.0", "store": "1.0.0"}, "devDependencies": {"build": "3.1.0"}},
            "node_modules/ui": {"version": "2.1.0", "integrity": "sha512-ui", "dependencies": {"base": "^1.0.0"}, "peerDependencies": {"store": "*", "extra": "*"}, "peerDependenciesMeta": {"extra": {"optional": true}}},
            "node_modules/ui/node_modules/base": {"version": "1.5.0", "integrity": "sha512-base1"},
            "node_modules/base": {"version": "2.0.0", "integrity": "sha512-base2", "dev": true},
            "node_modules/store": {"version": "1.0.0", "resolved": "https://elsewhere.example/store.tgz", "integrity": "sha512-store"},
            "node_modules/build": {"version": "3.1.0", "integrity": "sha512-build", "dev": true, "dependencies": {"base": "^2.0.0"}, "optionalDependencies": {"build-linux": "3.1.0"}},
            "node_modules/build-linux": {"version": "3.1.0", "integrity": "sha512-linux", "dev": true, "optional": true}
          }
        }
        """;

    [Fact]
    public void Key_NameScriptsAndOrder_DoNotCount()
    {
        var one = Key("""{"name": "a", "scripts": {"x": "y"}, "dependencies": {"ui": "^2.0.0", "store": "1.0.0"}, "devDependencies": {"build": "3.1.0"}}""");
        var other = Key("""{"version": "9.9.9", "devDependencies": {"build": "3.1.0"}, "dependencies": {"store": "1.0.0", "ui": "^2.0.0"}, "optionalDependencies": {}}""");

        Assert.Equal(one, other);
    }

    [Theory]
    [InlineData("""{"dependencies": {"ui": "^2.0.0", "store": "1.0.0"}}""")]
    [InlineData("""{"dependencies": {"ui": "^2.0.1", "store": "1.0.0"}, "devDependencies": {"build": "3.1.0"}}""")]
    [InlineData("""{"dependencies": {"ui": "^2.0.0", "store": "1.0.0", "build": "3.1.0"}}""")]
    [InlineData("""{"dependencies": {"ui": "^2.0.0", "store": "1.0.0"}, "devDependencies": {"build": "3.1.0"}, "overrides": {"base": "1.0.0"}}""")]
    public void Key_OtherWish_Differs(string package) =>
        Assert.NotEqual(Key("""{"dependencies": {"ui": "^2.0.0", "store": "1.0.0"}, "devDependencies": {"build": "3.1.0"}}"""), Key(package));

    [Fact]
    public void Key_OtherContentNodeOrMachine_Differs()
    {
        var manifest = Manifest("""{"dependencies": {"ui": "^2.0.0"}}""");

        var keys = new[]
        {
            LayerKey.Of(manifest, Lock(Layer), "24.1.0", "linux-x64"),
            LayerKey.Of(manifest, Lock(Layer.Replace("sha512-ui", "sha512-other")), "24.1.0", "linux-x64"),
            LayerKey.Of(manifest, Lock(Layer), "26.0.0", "linux-x64"),
            LayerKey.Of(manifest, Lock(Layer), "24.1.0", "linux-arm64"),
        };

        Assert.Distinct(keys);
        Assert.Equal(keys[0], LayerKey.Of(manifest, Lock(Layer), "24.9.0", "linux-x64"));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"dependencies": []}""")]
    [InlineData("""{"dependencies": {"a": 1}}""")]
    public void Parse_NoPackage_SaysWhy(string text)
    {
        Assert.False(PackageManifest.TryParse(Encoding.UTF8.GetBytes(text), out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void PrunedTo_SmallerWish_KeepsOnlyWhatIsReached()
    {
        var pruned = Lock(Layer).PrunedTo(Manifest("""{"dependencies": {"ui": "^2.0.0"}}"""));

        Assert.Equal(["node_modules/store", "node_modules/ui", "node_modules/ui/node_modules/base"], pruned.Packages.Select(package => package.Path));
    }

    [Fact]
    public void PrunedTo_DevelopmentPackageWantedForReal_IsNoLongerMarked()
    {
        var written = JsonNode.Parse(Lock(Layer).PrunedTo(Manifest("""{"dependencies": {"build": "3.1.0"}}""")).Write())!["packages"]!;

        Assert.Null(written["node_modules/build"]!["dev"]);
        Assert.Null(written["node_modules/base"]!["dev"]);
        Assert.True((bool)written["node_modules/build-linux"]!["optional"]!);
    }

    [Fact]
    public void Write_ForAProject_NamesNoPlace_ForABuilder_NamesTheLocalOne()
    {
        var plain = Encoding.UTF8.GetString(Lock(Layer).Write());
        var local = JsonNode.Parse(Lock(Layer).Write(new Uri("http://127.0.0.1:4873/")))!["packages"]!;

        Assert.DoesNotContain("resolved", plain);
        Assert.Equal("http://127.0.0.1:4873/store/-/store-1.0.0.tgz", (string?)local["node_modules/store"]!["resolved"]);
    }

    [Theory]
    [InlineData("""{"dependencies": {"ui": "^2.0.0"}}""")]
    [InlineData("""{"dependencies": {"ui": "~2.1.0", "store": "latest"}}""")]
    [InlineData("""{"dependencies": {"base": "^2.0.0"}, "devDependencies": {"build": "3.x"}}""")]
    [InlineData("""{"dependencies": {}}""")]
    public void LockOver_SubsetInVersionsItAccepts_IsServed(string package) => Assert.NotNull(LayerCover.LockOver(Lock(Layer), "", Manifest(package), null));

    [Theory]
    [InlineData("""{"dependencies": {"ui": "^3.0.0"}}""")]
    [InlineData("""{"dependencies": {"missing": "*"}}""")]
    [InlineData("""{"dependencies": {"base": "^1.0.0"}}""")]
    [InlineData("""{"dependencies": {"ui": "npm:evil@2.1.0"}}""")]
    [InlineData("""{"dependencies": {"ui": "^2.0.0"}, "overrides": {"base": "9.0.0"}}""")]
    public void LockOver_WhatTheLayerDoesNotHold_IsNotServed(string package) => Assert.Null(LayerCover.LockOver(Lock(Layer), "", Manifest(package), null));

    [Fact]
    public void LockOver_OwnLockOfOtherVersions_IsNotServed()
    {
        var manifest = Manifest("""{"dependencies": {"store": "1.0.0"}}""");
        var same = Lock("""{"lockfileVersion": 3, "packages": {"": {"dependencies": {"store": "1.0.0"}}, "node_modules/store": {"version": "1.0.0", "integrity": "sha512-store"}}}""");
        var other = Lock("""{"lockfileVersion": 3, "packages": {"": {"dependencies": {"store": "1.0.0"}}, "node_modules/store": {"version": "1.0.0", "integrity": "sha512-elsewhere"}}}""");

        Assert.Same(same, LayerCover.LockOver(Lock(Layer), "", manifest, same));
        Assert.Null(LayerCover.LockOver(Lock(Layer), "", manifest, other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"lockfileVersion": 1, "dependencies": {}}""")]
    [InlineData("""{"lockfileVersion": 3, "packages": {"node_modules/a": {}}}""")]
    [InlineData("""{"lockfileVersion": "3", "packages": []}""")]
    public void Parse_NoLock_IsNone(string text) => Assert.False(PackageLock.TryParse(Encoding.UTF8.GetBytes(text), out _));

    private static string Key(string package) => LayerKey.Of(Manifest(package), Lock(Layer), "24.0.0", "linux-x64");

    private static PackageManifest Manifest(string text)
    {
        Assert.True(PackageManifest.TryParse(Encoding.UTF8.GetBytes(text), out var manifest, out _));
        return manifest;
    }

    private static PackageLock Lock(string text)
    {
        Assert.True(PackageLock.TryParse(Encoding.UTF8.GetBytes(text), out var packageLock));
        return packageLock;
    }
}
