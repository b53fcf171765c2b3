namespace Forja.Generation.Answers;

/// <summary>The tags between which local models think aloud. What stands there is no answer.</summary>
internal static class ThinkingTag
{
    private static readonly string[] Opening = ["<think>", "<thinking>"];
    private static readonly string[] Closing = ["</think>", "</thinking>"];

    /// <summary>True while a line's beginning may become one of the tags.</summary>
    public static bool CanBecome(ReadOnlySpan<char> beginning)
    {
        var text = beginning.TrimStart(" \t");
        return !text.IsEmpty && (IsPrefix(text, Opening) || IsPrefix(text, Closing));
    }

    public static bool IsOpening(ReadOnlySpan<char> line) => Is(line.TrimStart(" \t"), Opening);

    public static bool IsClosing(ReadOnlySpan<char> line) => Is(line.TrimStart(" \t"), Closing);

    private static bool Is(ReadOnlySpan<char> text, string[] tags)
    {
        foreach (var tag in tags)
        {
            if (text.Equals(tag, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool IsPrefix(ReadOnlySpan<char> text, string[] tags)
    {
        foreach (var tag in tags)
        {
            if (tag.AsSpan().StartsWith(text, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
