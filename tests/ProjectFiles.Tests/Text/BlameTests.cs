namespace Forja.ProjectFiles.Tests.Text;

/// <summary>Which version wrote which line.</summary>
public sealed class BlameTests
{
    [Fact]
    public void Of_LinesAddedChangedAndMovedDown_AreTheVersionsThatWroteThem()
    {
        var lines = Blame.Of([(1, "a\nb\nc\n"), (2, "a\nB\nc\n"), (4, "new\na\nB\nc\nend\n")]);

        Assert.Equal([new(1, 1, 4), new(2, 1, 1), new(3, 1, 2), new(4, 1, 1), new(5, 1, 4)], lines);
    }

    [Fact]
    public void Of_LineWrittenAgain_IsTheNewerOnes()
    {
        Assert.Equal([new BlamedLines(1, 1, 3)], Blame.Of([(1, "a\n"), (2, ""), (3, "a\n")]));
    }

    [Fact]
    public void Of_Nothing_IsNothing() => Assert.Empty(Blame.Of([(1, "")]));
}
