using Forja.ProjectFiles.Text;

namespace Forja.ProjectFiles;

/// <summary>
/// Makes an edit of a rewrite: where a file is written anew and most of its lines are the old ones, only the lines that say something else change. Space at line ends, and a
/// line end at the end of the file, stay as they were, so that the difference shows the change and nothing else. Pure.
/// </summary>
public static class MinimalRewrite
{
    /// <summary>Below this share of old lines a file was written anew, and is taken as it is.</summary>
    private const double MostlyOld = 0.6;

    public static string Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, fresh) = (Lines.Split(before), Lines.Split(after));
        if (old.Count == 0 || fresh.Count == 0) return after;

        var blocks = LineBlocks.Between(Bare(old), Bare(fresh));
        var kept = fresh.Count - blocks.Sum(block => block.NewCount);
        if (kept < fresh.Count * MostlyOld) return after;

        var result = new System.Text.StringBuilder(after.Length);
        var at = 0;
        foreach (var block in blocks)
        {
            Add(result, old, at, block.OldStart - at);
            Add(result, fresh, block.NewStart, block.NewCount);
            at = block.OldEnd;
        }

        Add(result, old, at, old.Count - at);
        return result.ToString();
    }

    // Each line ends alike here, so that lines are compared by what they say.
    private static List<string> Bare(List<string> lines) => [.. lines.Select(line => line.TrimEnd() + "\n")];

    private static void Add(System.Text.StringBuilder result, List<string> lines, int start, int count)
    {
        for (var at = start; at < start + count; at++)
        {
            // What followed the last line of a file without a line end needs one now.
            if (result.Length > 0 && result[^1] != '\n') result.Append('\n');
            result.Append(lines[at]);
        }
    }
}
