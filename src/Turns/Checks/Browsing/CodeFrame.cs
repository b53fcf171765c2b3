using System.Text.Json;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>One place in a call stack, as the browser counts: lines and columns from 0, in the code that it was given.</summary>
internal sealed record CodeFrame(string Function, string Address, int Line, int Column)
{
    private const int MostFrames = 30;

    /// <summary>The frames of a stack and of what led to it, innermost first.</summary>
    public static IReadOnlyList<CodeFrame> Read(JsonElement? stack)
    {
        List<CodeFrame> frames = [];
        for (var depth = 0; stack is { } part && depth < 8; depth++, stack = part.Child("parent"))
        {
            // A framework that makes tasks of its components names them here.
            if (depth > 0 && part.Text("description") is { Length: > 0 and < 100 } task && task.StartsWith('<')) frames.Add(new CodeFrame(task, "", 0, 0));
            foreach (var frame in part.Items("callFrames"))
            {
                if (frames.Count == MostFrames) return frames;
                frames.Add(new CodeFrame(Short(frame.Text("functionName"), 100), Short(frame.Text("url"), 500), (int)(frame.Number("lineNumber") ?? 0), (int)(frame.Number("columnNumber") ?? 0)));
            }
        }

        return frames;
    }

    private static string Short(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most];
}
