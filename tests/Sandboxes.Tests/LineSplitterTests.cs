using System.Text;

namespace Forja.Sandboxes.Tests;

public sealed class LineSplitterTests
{
    private static readonly byte[] Sample = Encoding.UTF8.GetBytes("one\r\n\n\u001b[32mgreen\u001b[0m é漢🙂\n10%\r100%\nlast");

    [Fact]
    public void Add_CutAnywhere_GivesTheSameLines()
    {
        for (var cut = 0; cut <= Sample.Length; cut++) Assert.Equal(["one", "", "green é漢🙂", "100%", "last"], Split(Sample[..cut], Sample[cut..]));
    }

    [Fact]
    public void Add_LineIsEndless_ComesInPiecesOfWholeCharacters()
    {
        var lines = Split(Encoding.UTF8.GetBytes(new string('漢', 10_000)));

        Assert.Equal(4, lines.Count);
        Assert.Equal(new string('漢', 10_000), string.Concat(lines));
    }

    [Fact]
    public void Add_NoText_GivesReplacementCharacters() => Assert.Equal(["\uFFFD\uFFFDx"], Split([0xFF, 0xFE, (byte)'x']));

    private static List<string> Split(params byte[][] pieces)
    {
        var lines = new List<string>();
        var splitter = new LineSplitter(lines.Add);
        foreach (var piece in pieces) splitter.Add(piece);
        splitter.End();
        return lines;
    }
}
