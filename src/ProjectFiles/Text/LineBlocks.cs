using DiffPlex;

namespace Forja.ProjectFiles.Text;

/// <summary>Finds what differs between two lists of lines.</summary>
internal static class LineBlocks
{
    // The differ takes time by lines × differences; past this many differing lines a finer answer is not worth the wait, and the stretch counts as one block.
    private const int LargestStretch = 8_000;

    public static IReadOnlyList<LineBlock> Between(List<string> before, List<string> after)
    {
        var shorter = Math.Min(before.Count, after.Count);
        var prefix = 0;
        while (prefix < shorter && before[prefix] == after[prefix]) prefix++;
        var suffix = 0;
        while (suffix < shorter - prefix && before[^(suffix + 1)] == after[^(suffix + 1)]) suffix++;

        var oldCount = before.Count - prefix - suffix;
        var newCount = after.Count - prefix - suffix;
        if (oldCount == 0 && newCount == 0) return [];
        if (oldCount == 0 || newCount == 0 || oldCount + newCount > LargestStretch) return [new LineBlock(prefix, oldCount, prefix, newCount)];

        var result = Differ.Instance.CreateDiffs(
            string.Concat(before.GetRange(prefix, oldCount)),
            string.Concat(after.GetRange(prefix, newCount)),
            ignoreWhiteSpace: false,
            ignoreCase: false,
            LineChunks.Instance);
        return [.. result.DiffBlocks.Select(block =>
            new LineBlock(block.DeleteStartA + prefix, block.DeleteCountA, block.InsertStartB + prefix, block.InsertCountB))];
    }
}
