namespace Forja.Sandboxes.Packages.Layers;

/// <summary>
/// Where one owner makes what is renamed to its place when it is whole: a folder of its own below a store's <c>unfinished/</c>, with a lock beside it that the kernel lets go of
/// when the owner dies. Several servers may share a store; each removes at its start what dead owners left, and never what a living one is making.
/// </summary>
internal sealed class UnfinishedFolder : IDisposable
{
    private const UnixFileMode Shared = (UnixFileMode)0b111_101_101;
    private const string LockEnd = ".lock";

    private readonly string _lock;
    private readonly FileStream _held;

    /// <param name="root">The store's folder for what is unfinished, on the same file system as the store.</param>
    public UnfinishedFolder(string root)
    {
        Directory.CreateDirectory(root, Shared);
        RemoveDead(root);
        do
        {
            Folder = Path.Join(root, Guid.NewGuid().ToString("N"));
            _lock = Folder + LockEnd;
        }
        while (!TryOwn(_lock, FileMode.CreateNew, out _held));
        Directory.CreateDirectory(Folder, Shared);
    }

    /// <summary>This owner's own folder.</summary>
    public string Folder { get; }

    /// <summary>A path that nobody else uses, where nothing is yet.</summary>
    public string NewPath() => Path.Join(Folder, Guid.NewGuid().ToString("N"));

    /// <summary>A new folder of its own.</summary>
    public string NewFolder() => Directory.CreateDirectory(NewPath(), Shared).FullName;

    /// <summary>Removes a folder at once for whoever looks for it by its name: it moves here before its content goes. False when another owner was first.</summary>
    public bool TryRemove(string folder)
    {
        var gone = NewPath();
        try
        {
            Directory.Move(folder, gone);
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }

        Directory.Delete(gone, recursive: true);
        return true;
    }

    /// <summary>Gives a finished folder its name. False when another owner was first: then theirs stays, and this one is gone.</summary>
    public static bool TryFinish(string finished, string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
            {
                Directory.Move(finished, folder);
                return true;
            }
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Both are whole, and one is enough.
        }

        Directory.Delete(finished, recursive: true);
        return false;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
            File.Delete(_lock);
        }
        catch (IOException)
        {
            // Something is still being written in it; the next start finds it without an owner.
        }

        _held.Dispose();
    }

    private static void RemoveDead(string root)
    {
        foreach (var mark in Directory.EnumerateFiles(root, "*" + LockEnd))
        {
            if (!TryOwn(mark, FileMode.Open, out var dead)) continue;
            using (dead)
            {
                if (TryRemoveAll(mark[..^LockEnd.Length])) File.Delete(mark);
            }
        }

        // A living owner has its lock before its folder, so what has none is nobody's.
        foreach (var entry in Directory.EnumerateFileSystemEntries(root).Where(entry => !entry.EndsWith(LockEnd, StringComparison.Ordinal) && !File.Exists(entry + LockEnd))) TryRemoveAll(entry);
    }

    private static bool TryRemoveAll(string path)
    {
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            // Another start removes the same.
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A builder that outlived its server still writes there; it is ended soon, and a later start removes the rest.
            return false;
        }
    }

    // A file that lost its name between its opening and the lock is another start's, which has just removed it.
    private static bool TryOwn(string path, FileMode mode, out FileStream held)
    {
        held = null!;
        try
        {
            held = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return false;
        }

        if (File.Exists(path)) return true;
        held.Dispose();
        return false;
    }
}
