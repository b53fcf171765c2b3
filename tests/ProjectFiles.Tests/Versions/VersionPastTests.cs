using Xunit;

namespace Forja.ProjectFiles.Tests.Versions;

/// <summary>Which versions one came from, when people went back in between.</summary>
public sealed class VersionPastTests
{
    [Fact]
    public void Has_AVersionThatRestoresAnOlderOne_LeavesOutWhatLiesBetween()
    {
        var past = VersionPast.Of(8, [(6, "Version 3 restored")]);

        Assert.Equal([1, 2, 3, 6, 7, 8], Enumerable.Range(1, 10).Where(past.Has));
    }

    [Fact]
    public void Has_BackAndForth_FollowsEachStep()
    {
        var restored = new[] { (4, "Version 2 restored"), (6, "Version 3 restored"), (7, "Version 5 undone") };

        Assert.Equal([1, 2, 3, 6, 7], Enumerable.Range(1, 9).Where(VersionPast.Of(7, restored).Has));
        Assert.Equal([1, 2, 4, 5], Enumerable.Range(1, 9).Where(VersionPast.Of(5, restored.Where(version => version.Item1 <= 5)).Has));
    }

    [Theory]
    [InlineData("Version 9 restored")]
    [InlineData("Version 4 restored")]
    [InlineData("Version x restored")]
    [InlineData("My words")]
    public void Of_AMessageThatNamesNoOlderVersion_IsAStepLikeAnother(string message) => Assert.True(Enumerable.Range(1, 4).All(VersionPast.Of(4, [(4, message)]).Has));
}
