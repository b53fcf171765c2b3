using System.Collections.Immutable;

namespace Forja.ProjectFiles.Tree;

/// <summary>Gathers a snapshot within the limits of files and bytes.</summary>
internal sealed class SnapshotBuilder(ProjectFilesOptions options, bool truncated)
{
    private readonly ImmutableSortedDictionary<FilePath, SnapshotFile>.Builder _files = ImmutableSortedDictionary.CreateBuilder<FilePath, SnapshotFile>();
    private readonly ImmutableArray<TreeEntry>.Builder _unreadable = ImmutableArray.CreateBuilder<TreeEntry>();
    private bool _truncated = truncated;
    private long _bytes;

    public bool HasRoomFor(long size, bool isTracked)
    {
        if (size > options.MaxFileBytes) return false;
        if (isTracked || (_files.Count < options.MaxFiles && _bytes + size <= options.MaxProjectBytes)) return true;
        _truncated = true;
        return false;
    }

    public void Add(FilePath path, SnapshotFile file)
    {
        _files[path] = file;
        _bytes += file.Size;
    }

    public void AddUnreadable(TreeEntry entry) => _unreadable.Add(entry);

    public bool Has(FilePath path) => _files.ContainsKey(path);

    public TreeSnapshot Build() => new(new Snapshot(_files.ToImmutable()), _unreadable.ToImmutable(), _truncated);
}
