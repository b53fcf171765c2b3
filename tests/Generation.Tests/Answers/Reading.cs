using System.Text;
using Forja.Generation.Answers;
using Forja.ProjectFiles;

namespace Forja.Generation.Tests.Answers;

/// <summary>Reads an answer in pieces and writes down what it means, so that two readings can be compared. Neighbouring deltas are one.</summary>
internal static class Reading
{
    public static string Of(params IEnumerable<string> pieces)
    {
        var parser = new AnswerParser(AnswerLimits.Default);
        var events = new List<GenerationEvent>();
        foreach (var piece in pieces) parser.Push(piece, events);
        parser.Finish(events);
        return Describe(events) + (parser.Unclosed.Count > 0 ? $"unclosed {string.Join(' ', parser.Unclosed)}\n" : "") + (parser.IsBroken ? "broken\n" : "");
    }

    public static string Describe(IEnumerable<GenerationEvent> events)
    {
        var lines = new StringBuilder();
        var run = new StringBuilder();
        string? running = null;
        foreach (var next in events)
        {
            var (kind, text) = next switch
            {
                GenerationEvent.TextDelta delta => ("text", delta.Text),
                GenerationEvent.FileDelta delta => ($"delta {delta.Path}", delta.Text),
                _ => (null, ""),
            };
            if (kind != running) Flush();
            running = kind;
            run.Append(text);
            if (kind is null) lines.Append(DescribeOne(next)).Append('\n');
        }

        Flush();
        return lines.ToString();

        void Flush()
        {
            if (running is not null) lines.Append(running).Append(' ').Append(Quote(run.ToString())).Append('\n');
            run.Clear();
        }
    }

    private static string DescribeOne(GenerationEvent one) => one switch
    {
        GenerationEvent.FileStarted started => $"started {started.Path}{(started.Edit ? " (edit)" : "")}",
        GenerationEvent.FileClosed { Edit: FileEdit.Write write } => $"write {write.Path} {Quote(Encoding.UTF8.GetString(write.Content.Span))}",
        GenerationEvent.FileClosed { Edit: FileEdit.Replace replace } =>
            $"replace {replace.Path} {string.Join(" ; ", replace.Replacements.Select(one => Quote(one.Search) + " -> " + Quote(one.Replacement)))}",
        GenerationEvent.FileClosed { Edit: FileEdit.Delete delete } => $"delete {delete.Path}",
        GenerationEvent.FileClosed { Edit: FileEdit.Rename rename } => $"rename {rename.Path} {rename.To}",
        GenerationEvent.FileDiscarded discarded => $"discarded {discarded.Path} {discarded.Code}",
        GenerationEvent.FileRefused refused => $"refused {refused.RawPath} {refused.Code}",
        GenerationEvent.StackNamed named => $"stack {string.Join(", ", named.Stack)}",
        _ => one.ToString(),
    };

    private static string Quote(string text) => "«" + text.Replace("\n", "⏎") + "»";
}
