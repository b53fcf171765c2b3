namespace Forja.Generation.Answers;

/// <summary>
/// Joins an answer that was cut at the output limit to its continuation. Models are asked to repeat their last line and go on; some go on in the
/// middle of it, some open the fence again, some begin the file anew, some say a sentence first. Pure.
/// </summary>
/// <param name="Skip">Characters of the continuation that say what was said already.</param>
/// <param name="StartsOver">The continuation begins the open file anew, so what is there of it is void.</param>
internal readonly record struct SeamJoin(int Skip, bool StartsOver)
{
    /// <summary>How much of the continuation has to be there for a decision, unless it ends before.</summary>
    public const int HeadLength = 1500;

    /// <summary>How much of the answer's end is compared.</summary>
    public const int TailLength = 1200;

    // Sentences before the fence; more lines than this are not a preface.
    private const int PrefaceLines = 4;

    /// <summary>Decides how <paramref name="head"/> continues an answer that ends in <paramref name="tail"/>.</summary>
    public static SeamJoin Find(ReadOnlySpan<char> tail, OpenBlock? open, ReadOnlySpan<char> head)
    {
        if (tail.Length > TailLength) tail = tail[^TailLength..];
        if (open is null) return new SeamJoin(Overlap(tail, head), false);

        var body = AfterFence(head, open, out var skipped);
        if (skipped > 0 && !open.IsJson && BeginsLike(body, open.Content)) return new SeamJoin(0, true);

        var overlap = Overlap(tail, body);
        return overlap == 0 && open.IsJson && JsonAnswerBeginning.Is(body) ? new SeamJoin(0, true) : new SeamJoin(skipped + overlap, false);
    }

    /// <summary>What follows an opening line of the very block that is open, and how long that line with its preface is.</summary>
    private static ReadOnlySpan<char> AfterFence(ReadOnlySpan<char> head, OpenBlock open, out int skipped)
    {
        skipped = 0;
        var at = 0;
        var preface = 0;
        while (at < head.Length && preface <= PrefaceLines)
        {
            var end = head[at..].IndexOf('\n');
            var next = end < 0 ? head.Length : at + end + 1;
            var line = head[at..next];
            if (FenceLine.TryParse(line, out var fence) && !fence.Info.IsEmpty && Reopens(FenceInfo.Parse(fence.Info), open, preface))
            {
                skipped = next;
                break;
            }

            if (!line.IsWhiteSpace()) preface++;
            at = next;
        }

        return head[skipped..];
    }

    private static bool Reopens(FenceInfo info, OpenBlock open, int preface) => info switch
    {
        FenceInfo.WholeFile file => IsPath(file.RawPath, open),
        FenceInfo.EditFile edit => IsPath(edit.RawPath, open),
        FenceInfo.Code => preface == 0,
        _ => false,
    };

    private static bool IsPath(string raw, OpenBlock open) => open.Path is { } path && FenceInfo.TryReadPath(raw, out var named) && named == path;

    /// <summary>The same first lines mean the same file from its start, unless the file is so short that its start is also its end.</summary>
    private static bool BeginsLike(ReadOnlySpan<char> body, ReadOnlySpan<char> content)
    {
        const int enough = 60;
        if (content.Length < enough * 2) return content.IsEmpty || body.StartsWith(FirstLine(content));
        return body.StartsWith(content[..enough]);
    }

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text) => text.IndexOf('\n') is var end and >= 0 ? text[..(end + 1)] : text;

    /// <summary>
    /// The lines that a continuation is asked to repeat: at least two, enough of them to be recognised, cut where they are very long.
    /// </summary>
    public static string Anchor(ReadOnlySpan<char> tail) => tail[AnchorStart(tail)..].ToString();

    private static int AnchorStart(ReadOnlySpan<char> tail)
    {
        const int longest = 200;
        const int enough = 20;
        var start = tail.Length;
        var lines = 0;
        while (start > 0 && (lines < 2 || Marks(tail[start..]) < enough))
        {
            var previous = tail[..(start - 1)].LastIndexOf('\n') + 1;
            if (tail.Length - previous > longest) return lines > 0 && Marks(tail[start..]) >= enough ? start : Math.Max(0, tail.Length - longest);
            if (!tail[previous..start].IsWhiteSpace()) lines++;
            start = previous;
        }

        return start;
    }

    /// <summary>The longest end of the tail, from the beginning of a line or of the anchor on, with which the head begins again.</summary>
    private static int Overlap(ReadOnlySpan<char> tail, ReadOnlySpan<char> head)
    {
        for (var start = 0; start < tail.Length; start = NextLine(tail, start))
        {
            if (Repeats(tail[start..], head) is var length and > 0) return length;
        }

        return Repeats(tail[AnchorStart(tail)..], head);
    }

    private static int Repeats(ReadOnlySpan<char> end, ReadOnlySpan<char> head)
    {
        if (!IsTelling(end)) return 0;
        if (head.StartsWith(end)) return end.Length;

        // A reply is often trimmed: its first line loses the indentation that the answer had.
        var trimmed = end.TrimStart();
        return head.StartsWith(trimmed) ? trimmed.Length : 0;
    }

    private static int NextLine(ReadOnlySpan<char> text, int start) =>
        text[start..].IndexOf('\n') is var end and >= 0 ? start + end + 1 : text.Length;

    /// <summary>A lone bracket may come twice without being repeated.</summary>
    private static bool IsTelling(ReadOnlySpan<char> lines) => Marks(lines) >= 3;

    private static int Marks(ReadOnlySpan<char> text)
    {
        var marks = 0;
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character)) marks++;
        }

        return marks;
    }
}
