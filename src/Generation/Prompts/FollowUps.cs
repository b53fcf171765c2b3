using Forja.Generation.Answers;
using Forja.ProjectFiles;

namespace Forja.Generation.Prompts;

/// <summary>
/// What a model is told when its answer has to go on: after the output limit, after a lost connection, after files without an end. Pure.
/// </summary>
internal static class FollowUps
{
    /// <summary>The output limit was reached in the middle.</summary>
    public static string Continue(OpenBlock? open, string answer)
    {
        var where = open switch
        {
            { IsJson: true } => " inside the JSON; do not open it again",
            { Path: { } path } => $" inside the block of `{path}`, which is still open; do not open it again",
            _ => string.Empty,
        };
        return $"""
            Your answer reached the output limit and was cut off{where}. Both parts will be joined character for character, so continue it without any introduction.
            Begin by repeating exactly these last characters of it, indentation included, and go on from there:

            {SeamJoin.Anchor(answer)}
            """;
    }

    /// <summary>The connection was lost; what had closed is kept.</summary>
    public static string Resume(IReadOnlyCollection<FilePath> closed, IReadOnlyCollection<FilePath> unclosed) => $"""
        The connection was lost before your answer was complete. {Kept(closed)}{Lost(unclosed)}
        Continue with what is still missing, in the same format: give each missing file whole, from its first line. Do not repeat what is complete.
        """;

    /// <summary>The server was started again in the middle; the project that the request shows is the one of now.</summary>
    public static string Restarted(IReadOnlyCollection<FilePath> closed) => $"""
        The work was interrupted before your answer was complete. {Kept(closed)}What you did with tools is done as well. The project at the top is shown as it is now, with all of that in it.
        Continue with what is still missing, in the same format: give each missing file whole, from its first line. Do not repeat what is complete.
        """;

    /// <summary>The result of a tool that was being used when the server died.</summary>
    public const string PerhapsDone = "The work was interrupted while this ran, so whether it was done is not known. Look at how things are before you do it again.";

    /// <summary>The model said it was done, but blocks of it had no end or could not be read.</summary>
    public static string AskAgain(IReadOnlyCollection<FilePath> closed, IReadOnlyCollection<FilePath> unclosed) => $"""
        Your answer ended, but part of it could not be used. {Kept(closed)}{Lost(unclosed)}
        Give what is missing now, each file whole in a fenced block of its own, closed with a line of its own. Do not repeat what is complete.
        """;

    /// <summary>Said after the files that an answer asked to see.</summary>
    public const string GoOn = "These are the files that you asked for. Go on with the request now, in the same format; do not ask for them again.";

    /// <summary>A file as it is now.</summary>
    public static string Show(FilePath path, ToolResult result) =>
        result.IsError ? $"`{path}`: {result.Text}" : $"<file path=\"{path}\">\n{result.Text.TrimEnd('\n')}\n</file>";

    /// <summary>Changes that the project did not take.</summary>
    public static string Refused(IReadOnlyList<string> reasons) => $"""
        These changes of your answer were refused and are not in the project; all others are:
        {string.Join('\n', reasons.Select(reason => "- " + reason))}
        Give them again, right this time: quote the lines as the file has them now, or write the whole file. Do not repeat what was taken.
        """;

    /// <summary>Tool calls that the output limit cut off.</summary>
    public static string CutTools(IReadOnlyList<string> names) => names.Count == 0
        ? "Your answer reached its output limit. Go on where it stopped."
        : $"Your answer reached its output limit inside a call of {string.Join(", ", names)}, which was not done. Write long files as fenced blocks in your answer: those can be continued.";

    private static string Kept(IReadOnlyCollection<FilePath> closed) =>
        closed.Count == 0 ? "Nothing of it is applied yet. " : $"These files are complete and applied: {List(closed)}. ";

    private static string Lost(IReadOnlyCollection<FilePath> unclosed) =>
        unclosed.Count == 0 ? string.Empty : $"These files had begun and did not end, so nothing of them is kept: {List(unclosed)}.";

    private static string List(IReadOnlyCollection<FilePath> paths) => string.Join(", ", paths.Select(path => $"`{path}`"));
}
