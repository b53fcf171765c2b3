using Forja.ProjectFiles.Text;

namespace Forja.ProjectFiles;

/// <summary>
/// Tells a rewritten file from a cut-off one. A file that becomes much shorter and consists almost only of lines it had before lost something on the way;
/// one that becomes shorter with lines of its own was rewritten. Pure.
/// </summary>
public static class ShrinkGuard
{
    // Shorter files are quickly read whole, and changing half of one is an ordinary edit.
    private const int SmallestFile = 40;

    private const double KeptShare = 0.5;
    private const double OldLinesShare = 0.9;

    /// <summary>True when <paramref name="after"/> looks like <paramref name="before"/> with much of it missing.</summary>
    public static bool LooksCutOff(string before, string after)
    {
        var old = Meaningful(before);
        var fresh = Meaningful(after);
        if (fresh.Count == 0) return old.Count > 0;
        if (old.Count < SmallestFile || fresh.Count >= old.Count * KeptShare) return false;

        var known = old.ToHashSet(StringComparer.Ordinal);
        return fresh.Count(known.Contains) >= fresh.Count * OldLinesShare;
    }

    private static List<string> Meaningful(string text) => [.. Lines.Split(text).Select(line => line.Trim()).Where(line => line.Length > 0)];
}
