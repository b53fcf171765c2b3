namespace Forja.ProjectFiles.Tests.Text;

public sealed class EditLadderTests
{
    private const string File = "function a() {\n    return 1;\n}\n\nfunction b() {\n    return 2;\n}\n";

    [Fact]
    public void Apply_ExactAndUnique_Replaces() => Edited("function a() {\n    return 10;\n}\n\nfunction b() {\n    return 2;\n}\n", File, "return 1;", "return 10;");

    [Fact]
    public void Apply_SearchWithTrailingSpace_FindsTheLine() => Edited(File.Replace("1", "3"), File, "function a() {  \n    return 1;\t\n", "function a() {\n    return 3;\n");

    [Fact]
    public void Apply_SearchIndentedDifferently_IndentsTheReplacementAsThePlace() =>
        Edited("function a() {\n    const x = 1;\n    if (x) {\n        return x;\n    }\n}\n\nfunction b() {\n    return 2;\n}\n", File, "\nreturn 1;\n", "\nconst x = 1;\nif (x) {\n    return x;\n}\n");

    [Fact]
    public void Apply_SearchMoreIndentedThanTheFile_MovesTheReplacementLeft() =>
        Edited("a\n  b2\nc2\n", "a\n  b\nc\n", "      b\n    c", "      b2\n    c2");

    [Fact]
    public void Apply_CurlyQuotesAndDashes_FindThePlainLine() =>
        Edited("const s = 'x - z';\n", "const s = 'x - y';\n", "const s = \u2018x \u2013 y\u2019;", "const s = 'x - z';");

    [Fact]
    public void Apply_ExactMatchInsideALine_IsNotDisturbedByOtherRungs() => Edited("let value = 2;", "let value = 1;", "value = 1", "value = 2");

    [Fact]
    public void Apply_EmptyReplacement_RemovesTheLines() => Edited("function b() {\n    return 2;\n}\n", File, "function a() {\n    return 1;\n}\n\n", "");

    [Fact]
    public void Apply_Ambiguous_FailsAndNamesTheLines()
    {
        var failed = Failed(FileCodes.EditAmbiguous, "x = 1\ny\nx = 1\n", "x = 1", "x = 2");

        Assert.Contains("lines 1 and 3", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_AmbiguousWithoutEdgeSpace_FailsAlthoughALaterRungMightChoose() => Failed(FileCodes.EditAmbiguous, "  x = 1\ny\n\tx = 1\n", "x = 1  ", "x = 2");

    [Fact]
    public void Apply_NotThere_SaysHowFarItMatched()
    {
        var failed = Failed(FileCodes.EditNotFound, File, "function b() {\n    return 3;\n}", "");

        Assert.Contains("match from line 5", failed.Detail, StringComparison.Ordinal);
        Assert.Contains("\"return 2;\"", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_EmptySearch_Fails() => Failed(FileCodes.EditEmptySearch, File, " \n", "x");

    [Fact]
    public void Apply_SecondOfTwoFails_MakesNeitherAndNamesTheSecond()
    {
        var result = EditLadder.Apply(File, [new TextReplacement("return 1;", "return 5;"), new TextReplacement("nothing like it", "")]);

        Assert.Equal(1, Assert.IsType<EditResult.Failed>(result).Index);
    }

    [Fact]
    public void Apply_TextThatLooksSimilar_IsNeverTaken() => Failed(FileCodes.EditNotFound, "const total = price * count;\n", "const total = price * amount;", "x");

    [Fact]
    public void Apply_FileWithCrLf_KeepsItsLineEnds() => Edited("a\r\nB1\r\nB2\r\nc\r\n", "a\r\nb\r\nc\r\n", "b\n", "B1\nB2\n");

    [Fact]
    public void Apply_LastLineWithoutLineEnd_AddsNone() => Edited("a\nc", "a\nb", "b ", "c");

    [Fact]
    public void Apply_RepetitiveTextAndSearch_TakesLinearTime()
    {
        // Naive matching would compare 10^11 characters here and not end within the run.
        var text = string.Concat(Enumerable.Repeat("aaaaaaaaa\n", 100_000));
        var search = string.Concat(Enumerable.Repeat("aaaaaaaaa\n", 50_000)) + "b";

        Failed(FileCodes.EditNotFound, text, search, "x");
    }

    [Fact]
    public void Apply_AnyUniqueLines_GivesTheTextWithExactlyThemExchanged()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 20)).Select(number => $"line {number}\n").ToList();
            var at = random.Next(lines.Count);
            var count = random.Next(1, lines.Count - at + 1);
            var expected = string.Concat(lines.Take(at)) + "fresh\n" + string.Concat(lines.Skip(at + count));

            Edited(expected, string.Concat(lines), string.Concat(lines.Skip(at).Take(count)), "fresh\n");
        }
    }

    private static void Edited(string expected, string text, string search, string replacement) =>
        Assert.Equal(new EditResult.Edited(expected), EditLadder.Apply(text, [new TextReplacement(search, replacement)]));

    private static EditResult.Failed Failed(string code, string text, string search, string replacement)
    {
        var failed = Assert.IsType<EditResult.Failed>(EditLadder.Apply(text, [new TextReplacement(search, replacement)]));
        Assert.Equal(code, failed.Code);
        return failed;
    }
}
