using Forja.ProjectFiles;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Changes;

/// <summary>
/// Watches the trees of running projects for changes, by folder and not by file, without what <see cref="IgnoreRules"/> ignores. A tree with too many folders, or one too
/// many for the kernel, is told to be blind and costs nothing here; the others are not affected.
/// </summary>
internal sealed class TreeWatches(IOptions<ChangesOptions> options) : IDisposable
{
    private static readonly EnumerationOptions RealFolders = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    private readonly Lock _lock = new();
    private readonly Dictionary<int, (TreeWatch Watch, string Path)> _folders = [];
    private readonly HashSet<TreeWatch> _watches = [];
    private readonly Inotify _inotify = new();
    private Thread? _reader;
    private bool _disposed;

    /// <summary>Begins to watch a tree; <paramref name="changed"/> is called from the reading thread and must return at once.</summary>
    public TreeWatch Watch(string root, Action changed)
    {
        var watch = new TreeWatch(root, changed, End);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _watches.Add(watch);
            if (_inotify.Works) Add(watch, root);
            else watch.IsBlind = true;
            if (_reader is not null || !_inotify.Works) return watch;

            _reader = new Thread(Read) { IsBackground = true, Name = "tree watches" };
            _reader.Start();
        }

        return watch;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
        }

        _inotify.Interrupt();
        _reader?.Join();
        _inotify.Dispose();
    }

    private void Read()
    {
        while (_inotify.Read(Noticed))
        {
        }
    }

    private void Noticed(int number, uint what, string name)
    {
        TreeWatch[] tell;
        lock (_lock)
        {
            tell = (what & Inotify.Overflow) != 0 ? Lost() : Take(number, what, name);
        }

        foreach (var watch in tell) watch.Tell();
    }

    // Under the lock: which trees a notice is about, if it is of a file that counts.
    private TreeWatch[] Take(int number, uint what, string name)
    {
        if (!_folders.TryGetValue(number, out var folder)) return [];
        if ((what & Inotify.Gone) != 0)
        {
            _folders.Remove(number);
            folder.Watch.Folders.Remove(number);
            return [];
        }

        if ((what & Inotify.IsFolder) == 0) return IgnoreRules.IgnoresFile(name) ? [] : [folder.Watch];
        if (Ignores(folder.Path, name)) return [];
        if ((what & (Inotify.Created | Inotify.MovedIn)) != 0) Add(folder.Watch, Path.Join(folder.Path, name));
        return [folder.Watch];
    }

    // Notices were lost, of new folders perhaps as well: all are looked at anew.
    private TreeWatch[] Lost()
    {
        foreach (var watch in _watches) Add(watch, watch.Root);
        return [.. _watches];
    }

    // The folder first and what is in it afterwards, so that nothing is made in between unseen. A folder that was exchanged for a link is not followed; one that is
    // exchanged further up could at worst make us look at a project for nothing: what is taken in is read by a way that no link can bend.
    private void Add(TreeWatch watch, string root)
    {
        var open = new Stack<string>([root]);
        while (open.TryPop(out var folder) && !watch.IsBlind)
        {
            var number = watch.Folders.Count < options.Value.WatchedFolders ? _inotify.Add(folder) : -1;
            if (number < 0)
            {
                if (Directory.Exists(folder)) GoBlind(watch);
                continue;
            }

            if (_folders.TryGetValue(number, out var before) && before.Watch != watch) before.Watch.Folders.Remove(number);
            _folders[number] = (watch, folder);
            watch.Folders.Add(number);
            foreach (var inner in Inner(folder)) open.Push(inner);
        }
    }

    private static IEnumerable<string> Inner(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder, "*", RealFolders).Where(inner => !Ignores(folder, Path.GetFileName(inner)))];
        }
        catch (IOException)
        {
            // Gone meanwhile.
            return [];
        }
    }

    // The siblings are only asked for where the name alone does not decide.
    private static bool Ignores(string folder, string name) =>
        IgnoreRules.IgnoresFolder(name, Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, "*", Everything).Select(path => Path.GetFileName(path)) : []);

    private void GoBlind(TreeWatch watch)
    {
        watch.IsBlind = true;
        Forget(watch);
    }

    private void End(TreeWatch watch)
    {
        lock (_lock)
        {
            _watches.Remove(watch);
            if (!_disposed) Forget(watch);
        }
    }

    private void Forget(TreeWatch watch)
    {
        foreach (var number in watch.Folders)
        {
            _folders.Remove(number);
            _inotify.Remove(number);
        }

        watch.Folders.Clear();
    }
}
