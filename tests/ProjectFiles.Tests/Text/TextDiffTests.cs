namespace Forja.ProjectFiles.Tests.Text;

public sealed class TextDiffTests
{
    [Fact]
    public void Count_ChangedLine_IsOneAddedAndOneRemoved() => Assert.Equal((1, 1), TextDiff.Count("a\nb\nc\n", "a\nB\nc\n"));

    [Fact]
    public void Count_NewFile_IsAllAdded() => Assert.Equal((3, 0), TextDiff.Count("", "a\nb\nc"));

    [Fact]
    public void Hunks_TwoDistantChanges_AreTwoHunksWithThreeLinesAround()
    {
        var before = string.Concat(Enumerable.Range(1, 30).Select(number => $"{number}\n"));
        var after = before.Replace("5\n6", "five\n6").Replace("\n25\n", "\n");

        var hunks = TextDiff.Hunks(before, after);

        Assert.Equal([(2, 7, 2, 7), (22, 7, 22, 6)], hunks.Select(hunk => (hunk.OldStart, hunk.OldLines, hunk.NewStart, hunk.NewLines)));
        Assert.Equal(["2", "3", "4", "5", "five", "6", "7", "8"], hunks[0].Lines.Select(line => line.Text));
    }

    [Fact]
    public void Hunks_OfAnyTwoTexts_LeadFromOneToTheOther()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var (before, after) = (RandomText.Lines(random, 30), RandomText.Lines(random, 30));

            Assert.Equal(after, Apply(before, TextDiff.Hunks(before, after, random.Next(0, 4))));
        }
    }

    [Fact]
    public void Count_VeryLargeDifferentTexts_IsStillCounted()
    {
        var before = string.Concat(Enumerable.Range(0, 60_000).Select(number => $"old {number}\n"));
        var after = string.Concat(Enumerable.Range(0, 60_000).Select(number => $"new {number}\n"));

        Assert.Equal((60_000, 60_000), TextDiff.Count(before, after));
    }

    private static string Apply(string before, IEnumerable<DiffHunk> hunks)
    {
        var old = before.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var result = new List<string>();
        var at = 0;
        foreach (var hunk in hunks)
        {
            var start = hunk.OldLines == 0 ? hunk.OldStart : hunk.OldStart - 1;
            result.AddRange(old[at..start]);
            Assert.Equal(hunk.NewLines == 0 ? hunk.NewStart : hunk.NewStart - 1, result.Count);
            Assert.Equal(old[start..(start + hunk.OldLines)], hunk.Lines.Where(line => line.Kind != DiffLineKind.Added).Select(line => line.Text));
            result.AddRange(hunk.Lines.Where(line => line.Kind != DiffLineKind.Removed).Select(line => line.Text));
            at = start + hunk.OldLines;
        }

        result.AddRange(old[at..]);
        return string.Concat(result.Select(line => line + "\n"));
    }
}
