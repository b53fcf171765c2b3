namespace Forja.ProjectFiles.Tree;

/// <summary>
/// A file's hash and the marks by which the file is known to be unchanged. The change time (ctime) counts, not the modification time: a program can set the
/// latter to what it likes.
/// </summary>
internal readonly record struct HashedFile(ContentHash Hash, ulong Inode, ulong Size, long ChangedSeconds, uint ChangedNanoseconds)
{
    public static HashedFile Of(ContentHash hash, FileStatus status) =>
        new(hash, status.Inode, status.Size, status.ChangedSeconds, status.ChangedNanoseconds);

    public bool StillHolds(FileStatus status) => this == Of(Hash, status);
}
