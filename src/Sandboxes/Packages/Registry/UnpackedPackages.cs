using Forja.ProjectFiles;
using Forja.Sandboxes.Packages.Layers;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>
/// Packages as folders of files, below <c>packages/unpacked/</c>, named by the hash of their tarball: unpacked once on this machine, then only ever linked. A folder
/// appears by one rename when it is whole. Creating a package's files is what makes installing slow, far more than fetching them; a link to a file costs a fraction.
/// Waiting for the disk after every package would cost more than the unpacking: a mark says that something may not have reached it yet, and after a power cut it all goes.
/// A mark names the machine's start in which it was set: a server that died has lost nothing while the machine lives, and others may be linking from here.
/// </summary>
internal sealed class UnpackedPackages : IDisposable
{
    /// <summary>The kernel's name for this start of the machine.</summary>
    private static readonly string MachineStart = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() + ".";

    private readonly string _root;
    private readonly string _marks;
    private readonly string _mark;
    private readonly Lock _marking = new();
    private readonly RegistryCache _registry;
    private readonly PackageOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly SharedWork<string> _unpacking;
    private readonly UnfinishedFolder _unfinished;
    private int _begun;
    private FileStream? _held;

    public UnpackedPackages(IOptions<ProjectFilesOptions> files, RegistryCache registry, IOptions<PackageOptions> options, TimeProvider time)
    {
        (_registry, _options, _time) = (registry, options.Value, time);
        var packages = Path.Join(files.Value.DataDirectory, "packages");
        _root = Path.Join(packages, "unpacked");
        _unpacking = new SharedWork<string>(_stop.Token);
        _marks = Path.Join(packages, "unsettled");
        _mark = Path.Join(_marks, $"{MachineStart}{Guid.NewGuid():N}");
        Directory.CreateDirectory(_marks);
        _unfinished = new UnfinishedFolder(Path.Join(packages, "unfinished"));
        RemoveUnsettled();
        Directory.CreateDirectory(_root);
    }

    /// <summary>
    /// The folder of a locked package, fetched and unpacked now if it must be. Throws <see cref="RegistryException"/> when it cannot be had, or when it is not what the lock names.
    /// </summary>
    public async Task<string> GetAsync(PackageName name, LockedPackage package, CancellationToken cancellationToken)
    {
        var tarball = await _registry.GetTarballAsync(name, package.Version!, cancellationToken);
        await CheckAsync(tarball, package, cancellationToken);
        var folder = Path.Join(_root, Path.GetFileNameWithoutExtension(tarball));
        if (!Directory.Exists(folder)) return await _unpacking.DoAsync(folder, stop => UnpackAsync(tarball, folder, package, stop), cancellationToken);

        // Its time says when it was last of use: a server that gives back space beside this one leaves it alone.
        Directory.SetLastWriteTimeUtc(folder, _time.GetUtcNow().UtcDateTime);
        return folder;
    }

    /// <summary>Waits until everything unpacked so far is on the disk.</summary>
    public void Settle()
    {
        var begun = Volatile.Read(ref _begun);
        var marks = Directory.GetFiles(_marks);
        FileSystem.Flush(_root);
        lock (_marking)
        {
            if (begun == _begun) LetGoOfMark();
        }

        foreach (var mark in marks.Where(mark => mark != _mark)) RemoveIfDead(mark);
    }

    /// <summary>Removes packages that no layer links any more and that are older than that. How many.</summary>
    public int RemoveUnlinked(DateTimeOffset before)
    {
        var removed = 0;
        foreach (var folder in new DirectoryInfo(_root).GetDirectories().Where(folder => folder.LastWriteTimeUtc < before.UtcDateTime))
        {
            if (FileSystem.IsLinkedElsewhere(Path.Join(folder.FullName, "package.json"))) continue;
            if (_unfinished.TryRemove(folder.FullName)) removed++;
        }

        return removed;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();

        // What is unsettled now is so for the machine's next start as well: the mark stays.
        _held?.Dispose();
        _unfinished.Dispose();
    }

    private void LetGoOfMark()
    {
        if (_held is null) return;
        File.Delete(_mark);
        _held.Dispose();
        _held = null;
    }

    private void RemoveUnsettled()
    {
        foreach (var mark in Directory.EnumerateFiles(_marks).Where(mark => !Path.GetFileName(mark).StartsWith(MachineStart, StringComparison.Ordinal)))
        {
            using var dead = FileSystem.TryHold(mark, FileMode.Open);
            if (dead is null || !File.Exists(mark)) continue;
            if (Directory.Exists(_root)) _unfinished.TryRemove(_root);
            File.Delete(mark);
        }
    }

    private static void RemoveIfDead(string mark)
    {
        using var dead = FileSystem.TryHold(mark, FileMode.Open);
        if (dead is not null) File.Delete(mark);
    }

    private async Task<string> UnpackAsync(string tarball, string folder, LockedPackage package, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder)) return folder;
        var unfinished = _unfinished.NewPath();
        lock (_marking)
        {
            _begun++;
            _held ??= FileSystem.TryHold(_mark);
        }

        Directory.CreateDirectory(unfinished);
        try
        {
            await using (var file = File.OpenRead(tarball)) await PackageArchive.ExtractAsync(file, unfinished, null, _options.MaxUnpackedBytes, cancellationToken);
            foreach (var program in package.Programs.Values.Select(path => Path.Join(unfinished, path)).Where(File.Exists))
            {
                File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);
            }

            UnfinishedFolder.TryFinish(unfinished, folder);
            return folder;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException && !cancellationToken.IsCancellationRequested)
        {
            Directory.Delete(unfinished, recursive: true);
            throw new RegistryException("dependencies.corrupt", $"{package.RegistryName}@{package.Version} cannot be unpacked: {exception.Message}", exception);
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    // The store's content is what the registry says it is; a lock may say otherwise, and then the lock is right to refuse it.
    private static async Task CheckAsync(string tarball, LockedPackage package, CancellationToken cancellationToken)
    {
        if (!Integrity.TryParse(package.Integrity, out var integrity)) throw new RegistryException("dependencies.corrupt", $"The lock does not say what {package.RegistryName}@{package.Version} hashes to.");
        if (!await integrity.MatchesAsync(tarball, cancellationToken))
        {
            throw new RegistryException("dependencies.corrupt", $"{package.RegistryName}@{package.Version} is not the package that the lock names ({integrity}).");
        }
    }
}
