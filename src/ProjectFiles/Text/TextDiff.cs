using System.Collections.Immutable;
using Forja.ProjectFiles.Text;

namespace Forja.ProjectFiles;

/// <summary>What differs between two texts, by line. Pure.</summary>
public static class TextDiff
{
    /// <summary>Lines gained and lost on the way from one text to the other.</summary>
    public static (int Added, int Removed) Count(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var blocks = LineBlocks.Between(Lines.Split(before), Lines.Split(after));
        return (blocks.Sum(block => block.NewCount), blocks.Sum(block => block.OldCount));
    }

    /// <summary>The places that differ, each with up to <paramref name="context"/> equal lines before and after it.</summary>
    public static ImmutableArray<DiffHunk> Hunks(string before, string after, int context = 3)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentOutOfRangeException.ThrowIfNegative(context);
        var oldLines = Lines.Split(before);
        var newLines = Lines.Split(after);
        var hunks = ImmutableArray.CreateBuilder<DiffHunk>();
        var group = new List<LineBlock>();
        foreach (var block in LineBlocks.Between(oldLines, newLines))
        {
            // Hunks whose surroundings would touch are one.
            if (group.Count > 0 && block.OldStart - group[^1].OldEnd > context * 2)
            {
                hunks.Add(Draw(group, oldLines, newLines, context));
                group.Clear();
            }

            group.Add(block);
        }

        if (group.Count > 0) hunks.Add(Draw(group, oldLines, newLines, context));
        return hunks.ToImmutable();
    }

    private static DiffHunk Draw(List<LineBlock> blocks, List<string> oldLines, List<string> newLines, int context)
    {
        var lead = Math.Min(context, blocks[0].OldStart);
        var oldStart = blocks[0].OldStart - lead;
        var newStart = blocks[0].NewStart - lead;
        var oldEnd = Math.Min(oldLines.Count, blocks[^1].OldEnd + context);

        var lines = ImmutableArray.CreateBuilder<DiffLine>();
        var at = oldStart;
        foreach (var block in blocks)
        {
            AddRange(lines, DiffLineKind.Same, oldLines, at, block.OldStart - at);
            AddRange(lines, DiffLineKind.Removed, oldLines, block.OldStart, block.OldCount);
            AddRange(lines, DiffLineKind.Added, newLines, block.NewStart, block.NewCount);
            at = block.OldEnd;
        }

        AddRange(lines, DiffLineKind.Same, oldLines, at, oldEnd - at);
        var oldCount = lines.Count(line => line.Kind != DiffLineKind.Added);
        var newCount = lines.Count(line => line.Kind != DiffLineKind.Removed);
        // As in unified diffs, an empty side names the line before it.
        return new DiffHunk(oldCount == 0 ? oldStart : oldStart + 1, oldCount, newCount == 0 ? newStart : newStart + 1, newCount, lines.ToImmutable());
    }

    private static void AddRange(ImmutableArray<DiffLine>.Builder lines, DiffLineKind kind, List<string> source, int start, int count)
    {
        for (var index = start; index < start + count; index++) lines.Add(new DiffLine(kind, Lines.Bare(source[index])));
    }
}
