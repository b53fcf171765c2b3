using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Forja.ProjectFiles.Tree;

/// <summary>A file's new content, whole (and flushed, where nothing else keeps it), waiting beside the tree to be renamed into its place. Disposed unpublished, it leaves no trace.</summary>
internal sealed class StagedFile : IDisposable
{
    private readonly WorkingTree _tree;
    private readonly FilePath _path;
    private readonly SafeFileHandle _folder;
    private readonly string _name;
    private readonly bool _flush;
    private bool _published;

    private StagedFile(WorkingTree tree, FilePath path, SafeFileHandle folder, string name, bool flush)
    {
        _tree = tree;
        _path = path;
        _folder = folder;
        _name = name;
        _flush = flush;
    }

    public static StagedFile Write(WorkingTree tree, string stagingFolder, FilePath path, ReadOnlySpan<byte> content, FileStatus owner, uint mode, bool flush)
    {
        var name = Guid.NewGuid().ToString("n");
        var staged = new StagedFile(tree, path, Native.OpenTrusted(stagingFolder, Native.ReadOnly | Native.Directory), name, flush);
        try
        {
            using var file = Native.OpenTrusted(System.IO.Path.Join(stagingFolder, name), Native.WriteOnly | Native.Create | Native.Exclusive, mode);
            RandomAccess.Write(file, content, fileOffset: 0);
            WorkingTree.Check(Native.ChangeMode(file, mode), path);
            WorkingTree.GiveTo(file, owner, path);
            if (flush) WorkingTree.Check(Native.Flush(file), path);
            return staged;
        }
        catch (IOException full) when (IsDiskFull(full))
        {
            staged.Dispose();
            throw WorkingTree.Explain(path, Errno.NoSpace);
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Makes it the file of its path, in one step.</summary>
    public void Publish()
    {
        _tree.Publish(_path, _folder, _name, _flush);
        _published = true;
    }

    public void Dispose()
    {
        // Only the server can reach this folder, and the name is random: what is removed is what was staged.
        if (!_published) _ = Native.Unlink(_folder, _name, flags: 0);
        _folder.Dispose();
    }

    private static bool IsDiskFull(IOException error) =>
        (Errno)error.HResult is Errno.NoSpace or Errno.QuotaExceeded || (Errno)Marshal.GetLastPInvokeError() is Errno.NoSpace or Errno.QuotaExceeded;
}
