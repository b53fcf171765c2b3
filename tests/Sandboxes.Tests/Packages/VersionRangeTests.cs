using Forja.Sandboxes.Packages.Layers;

namespace Forja.Sandboxes.Tests.Packages;

public sealed class VersionRangeTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("=1.2.3", "1.2.3")]
    [InlineData("v1.2.3", "1.2.3")]
    [InlineData("^1.2.3", "1.9.0")]
    [InlineData("^0.2.3", "0.2.9")]
    [InlineData("^0.0.3", "0.0.3")]
    [InlineData("^0", "0.9.1")]
    [InlineData("^1.x", "1.9.1")]
    [InlineData("~1.2.3", "1.2.9")]
    [InlineData("~1", "1.9.9")]
    [InlineData("1.2", "1.2.7")]
    [InlineData("1.x", "1.2.7")]
    [InlineData("*", "7.0.0")]
    [InlineData("", "7.0.0")]
    [InlineData(">=1.2 <2", "1.9.9")]
    [InlineData(">= 1.2", "3.0.0")]
    [InlineData(">1.2", "1.3.0")]
    [InlineData("<=1.2", "1.2.9")]
    [InlineData("1.2.3 - 2.3", "2.3.9")]
    [InlineData("^18 || ^19.0.0", "19.3.1")]
    [InlineData("^1.0.0-beta.1", "1.0.0-beta.2")]
    [InlineData("^1.0.0-beta.1", "1.4.0")]
    [InlineData("1.2.3+build", "1.2.3")]
    public void Contains_VersionInside_Is(string range, string version) => Assert.True(VersionRange.Contains(range, version));

    [Theory]
    [InlineData("1.2.3", "1.2.4")]
    [InlineData("^1.2.3", "2.0.0")]
    [InlineData("^1.2.3", "1.2.2")]
    [InlineData("^0.2.3", "0.3.0")]
    [InlineData("^0.0.3", "0.0.4")]
    [InlineData("~1.2.3", "1.3.0")]
    [InlineData("1.2", "1.3.0")]
    [InlineData(">1.2", "1.2.9")]
    [InlineData("<1.2", "1.2.0")]
    [InlineData("^18 || ^19.0.0", "20.0.0")]
    [InlineData("^1.0.0", "2.0.0-beta.1")]
    [InlineData("^1.0.0", "1.5.0-beta.1")]
    [InlineData("*", "1.0.0-beta.1")]
    [InlineData("<2.0.0", "2.0.0-beta.1")]
    [InlineData("latest", "1.0.0")]
    [InlineData("npm:other@1.0.0", "1.0.0")]
    [InlineData("file:../x", "1.0.0")]
    [InlineData("user/repository", "1.0.0")]
    [InlineData("1.2.3.4", "1.2.3")]
    [InlineData("^1.0.0", "no version")]
    [InlineData("^1.0.0", null)]
    public void Contains_VersionOutsideOrUnknownWords_IsNot(string range, string? version) => Assert.False(VersionRange.Contains(range, version));

    [Fact]
    public void Compare_Versions_AreOrderedAsNpmDoes()
    {
        string[] ordered = ["0.0.1", "0.2.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0", "1.0.1", "1.10.0", "2.0.0"];

        var sorted = ordered.Reverse().Select(text => SemanticVersion.TryParse(text, out var version) ? version : null).Order().Select(version => version!.ToString());

        Assert.Equal(ordered, sorted);
    }
}
