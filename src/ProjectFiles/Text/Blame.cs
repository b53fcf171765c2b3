using System.Collections.Immutable;
using Forja.ProjectFiles.Text;

namespace Forja.ProjectFiles;

/// <summary>Says which version each line of a text comes from. Pure.</summary>
public static class Blame
{
    /// <summary>
    /// Stretches of the last text, in order, each with the number of the version that wrote it. The texts come oldest first; a line that moved with its
    /// neighbours keeps its version, one that was written again has the newer one.
    /// </summary>
    public static ImmutableArray<BlamedLines> Of(IEnumerable<(int Version, string Text)> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var lines = new List<string>();
        var origins = new List<int>();
        foreach (var (version, text) in texts)
        {
            var next = Lines.Split(text);
            var nextOrigins = new List<int>(next.Count);
            var at = 0;
            foreach (var block in LineBlocks.Between(lines, next))
            {
                nextOrigins.AddRange(origins.GetRange(at, block.OldStart - at));
                nextOrigins.AddRange(Enumerable.Repeat(version, block.NewCount));
                at = block.OldEnd;
            }

            nextOrigins.AddRange(origins.GetRange(at, origins.Count - at));
            (lines, origins) = (next, nextOrigins);
        }

        var stretches = ImmutableArray.CreateBuilder<BlamedLines>();
        for (var index = 0; index < origins.Count; index++)
        {
            if (stretches.Count > 0 && stretches[^1].Version == origins[index]) stretches[^1] = stretches[^1] with { Count = stretches[^1].Count + 1 };
            else stretches.Add(new BlamedLines(index + 1, 1, origins[index]));
        }

        return stretches.ToImmutable();
    }
}
