namespace Forja.ProjectFiles.Tests;

public sealed class FilePathTests
{
    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("src/../../etc/passwd")]
    [InlineData("src/..")]
    [InlineData(".")]
    [InlineData("./a")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("%2e%2e%2fetc/passwd")]
    [InlineData("%252e%252e/x")]
    [InlineData("..%5cx")]
    [InlineData("..\\x")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("\ud800")]
    [InlineData("a\u202Eb")]
    [Trait("Case", "F1")]
    [Trait("Case", "L2")]
    public void TryParse_PathThatBends_IsRefused(string text) => Assert.False(FilePath.TryParse(text, out _));

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("//host/share")]
    [InlineData("\\\\host\\share")]
    [InlineData("C:/windows")]
    [InlineData("c:\\windows")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://host/x")]
    [Trait("Case", "F2")]
    public void TryParse_AbsolutePath_IsRefused(string text) => Assert.False(FilePath.TryParse(text, out _));

    [Fact]
    public void TryParse_TooLong_IsRefused()
    {
        Assert.False(FilePath.TryParse(new string('a', FilePath.MaxNameBytes + 1), out _));
        Assert.False(FilePath.TryParse(string.Join('/', Enumerable.Repeat("abcdefg", FilePath.MaxBytes / 8 + 1)), out _));
    }

    [Theory]
    [InlineData("src/App.tsx")]
    [InlineData(".env")]
    [InlineData("a b/ç (1).txt")]
    [InlineData("100%.txt")]
    [InlineData("app/[slug]/page.tsx")]
    [InlineData("...")]
    public void TryParse_OrdinaryPath_KeepsIt(string text) => Assert.Equal(text, FilePath.Parse(text).Value);

    [Fact]
    [Trait("Case", "F1")]
    public void TryParse_AnyText_GivesNoPathThatLeavesTheRoot()
    {
        var random = new Random(20240);
        string[] pieces = ["..", ".", "/", "\\", "a", "%2e", "%2f", "%", "C:", "\0", " ", "é", "\ud83d", "~"];
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (!FilePath.TryParse(text, out var path)) continue;

            var full = Path.GetFullPath(path.Value, "/root/tree");
            Assert.StartsWith("/root/tree/", full, StringComparison.Ordinal);
            Assert.Equal("/root/tree/" + path.Value, full);
        }
    }

    [Fact]
    public void Parent_OfNested_IsTheFolderAbove()
    {
        Assert.Equal("src/ui", FilePath.Parse("src/ui/App.tsx").Parent?.Value);
        Assert.Null(FilePath.Parse("index.html").Parent);
    }
}
