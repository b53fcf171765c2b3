namespace Forja.Sandboxes.Changes;

/// <summary>One tree that is watched. <see cref="TreeWatches"/> alone touches what is inside.</summary>
internal sealed class TreeWatch(string root, Action changed, Action<TreeWatch> end) : IDisposable
{
    public string Root => root;

    /// <summary>Numbers of the kernel's watches on its folders.</summary>
    public HashSet<int> Folders { get; } = [];

    /// <summary>Whether no notices come, because the tree has too many folders or the kernel has no room for more: whoever wants to know must look.</summary>
    public bool IsBlind { get; set; }

    public void Tell() => changed();

    public void Dispose() => end(this);
}
