using System.Collections.Immutable;
using System.Text;
using Forja.ProjectFiles.Text;

namespace Forja.ProjectFiles;

/// <summary>
/// Joins two changes of one text by line. Where only one side changed a stretch, that side's lines are taken; where both made the same change, it is taken once;
/// changes that touch each other conflict. Pure.
/// </summary>
public static class ThreeWayMerge
{
    public static MergeResult Merge(string @base, string ours, string theirs)
    {
        if (ours == theirs || theirs == @base) return new MergeResult.Merged(ours);
        if (ours == @base) return new MergeResult.Merged(theirs);

        var baseLines = Lines.Split(@base);
        var left = new Side(baseLines, Lines.Split(ours));
        var right = new Side(baseLines, Lines.Split(theirs));
        var merged = new StringBuilder();
        var conflicts = ImmutableArray.CreateBuilder<MergeConflict>();
        var at = 0;
        while (left.Next is not null || right.Next is not null)
        {
            var (start, end, inLeft, inRight) = NextStretch(left, right);
            Append(merged, baseLines, at, start);
            var ourText = left.Take(start, end, inLeft);
            var theirText = right.Take(start, end, inRight);
            at = end;

            if (inRight == 0 || ourText == theirText) merged.Append(ourText);
            else if (inLeft == 0) merged.Append(theirText);
            else conflicts.Add(new MergeConflict(start + 1, string.Concat(baseLines.GetRange(start, end - start)), ourText, theirText));
        }

        Append(merged, baseLines, at, baseLines.Count);
        return conflicts.Count == 0 ? new MergeResult.Merged(merged.ToString()) : new MergeResult.Conflicted(conflicts.ToImmutable());
    }

    // The next stretch of base lines that somebody changed, grown until no change of either side touches its end.
    private static (int Start, int End, int InLeft, int InRight) NextStretch(Side left, Side right)
    {
        var start = Math.Min(left.Next?.OldStart ?? int.MaxValue, right.Next?.OldStart ?? int.MaxValue);
        var end = start;
        var inLeft = 0;
        var inRight = 0;
        while (true)
        {
            if (left.Peek(inLeft) is { } ours && ours.OldStart <= end)
            {
                end = Math.Max(end, ours.OldEnd);
                inLeft++;
            }
            else if (right.Peek(inRight) is { } theirs && theirs.OldStart <= end)
            {
                end = Math.Max(end, theirs.OldEnd);
                inRight++;
            }
            else
            {
                return (start, end, inLeft, inRight);
            }
        }
    }

    private static void Append(StringBuilder text, List<string> lines, int start, int end)
    {
        for (var index = start; index < end; index++) text.Append(lines[index]);
    }

    /// <summary>One side's changes, taken from the front, and how far its lines have moved against the base so far.</summary>
    private sealed class Side(List<string> baseLines, List<string> lines)
    {
        private readonly IReadOnlyList<LineBlock> _blocks = LineBlocks.Between(baseLines, lines);
        private int _taken;
        private int _shift;

        public LineBlock? Next => Peek(0);

        public LineBlock? Peek(int ahead) => _taken + ahead < _blocks.Count ? _blocks[_taken + ahead] : null;

        /// <summary>This side's text for a stretch of the base that holds its next <paramref name="blocks"/> changes.</summary>
        public string Take(int start, int end, int blocks)
        {
            var from = start + _shift;
            for (var index = 0; index < blocks; index++, _taken++) _shift += _blocks[_taken].NewCount - _blocks[_taken].OldCount;
            return string.Concat(lines.GetRange(from, end + _shift - from));
        }
    }
}
