namespace Forja.Generation.Answers;

/// <summary>Tells whether text begins as a JSON answer does: an object whose first key is <c>stack</c> or <c>files</c>.</summary>
internal static class JsonAnswerBeginning
{
    private static readonly string[] FirstKeys = ["\"stack\"", "\"files\""];

    public static bool CanBecome(ReadOnlySpan<char> text) => Match(text) is Result.Partial or Result.Whole;

    public static bool Is(ReadOnlySpan<char> text) => Match(text) is Result.Whole;

    private enum Result
    {
        No,
        Partial,
        Whole,
    }

    private static Result Match(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        if (text.IsEmpty || text[0] != '{') return Result.No;

        var key = text[1..].TrimStart();
        foreach (var first in FirstKeys)
        {
            if (key.StartsWith(first)) return Result.Whole;
            if (first.AsSpan().StartsWith(key)) return Result.Partial;
        }

        return Result.No;
    }
}
