using System.Text;
using Forja.Sandboxes.Packages.Layers;

namespace Forja.Sandboxes.Tests.Packages;

public sealed class LockedPackageTests
{
    [Theory]
    [InlineData("""{"os": ["linux"], "cpu": ["x64"]}""", true)]
    [InlineData("""{"os": ["darwin"]}""", false)]
    [InlineData("""{"os": ["!win32"]}""", true)]
    [InlineData("""{"os": ["!linux"]}""", false)]
    [InlineData("""{"cpu": ["arm64"]}""", false)]
    [InlineData("""{"libc": ["musl"], "os": ["linux"], "cpu": ["x64"]}""", false)]
    [InlineData("""{"libc": ["glibc"]}""", true)]
    [InlineData("{}", true)]
    public void RunsHere_ByThePackagesOwnWords_IsNpmsAnswer(string entry, bool runs) => Assert.Equal(runs, Read(entry).RunsHere("x64"));

    [Fact]
    public void Programs_NamesAndPathsThatLeave_AreLeftOut()
    {
        var package = Read("""{"bin": {"good": "./bin/good.js", "../bad": "x", "up": "../../etc/passwd", "deep": "a/../../b"}}""");

        Assert.Equal("good bin/good.js", Assert.Single(package.Programs) is var (name, path) ? $"{name} {path}" : "");
    }

    private static LockedPackage Read(string entry)
    {
        Assert.True(PackageLock.TryParse(Encoding.UTF8.GetBytes($$"""{"lockfileVersion": 3, "packages": {"": {}, "node_modules/x": {{entry}} } }"""), out var packageLock));
        return packageLock.At("node_modules/x")!;
    }
}
