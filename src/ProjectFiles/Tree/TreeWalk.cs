namespace Forja.ProjectFiles.Tree;

/// <summary>What a walk through a working tree has found so far, up to its limit.</summary>
internal sealed class TreeWalk(int limit)
{
    public int Limit => limit;

    public List<FoundFile> Found { get; } = [];

    public bool Truncated { get; set; }

    public int Unnameable { get; set; }

    public bool TryAdd(FoundFile file)
    {
        if (Found.Count >= limit)
        {
            Truncated = true;
            return false;
        }

        Found.Add(file);
        return true;
    }

    /// <summary>An entry and the status it was judged by.</summary>
    internal readonly record struct FoundFile(TreeEntry Entry, FileStatus Status);
}
