using Forja.ProjectFiles;
using Forja.Sandboxes.Packages.Layers;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>
/// Packages as folders of files, below <c>packages/unpacked/</c>, named by the hash of their tarball: unpacked once on this machine, then only ever linked. A folder
/// appears by one rename when it is whole. Creating a package's files is what makes installing slow, far more than fetching them; a link to a file costs a fraction.
/// Waiting for the disk after every package would cost more than the unpacking: a mark says that something may not have reached it yet, and after a power cut it all goes.
/// The mark is held open by whoever set it, so that a server beside it, over the same packages, does not take it for that of a dead one.
/// </summary>
internal sealed class UnpackedPackages : IDisposable
{
    private readonly string _root;
    private readonly string _mark;
    private readonly Lock _marking = new();
    private readonly RegistryCache _registry;
    private readonly PackageOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly SharedWork<string> _unpacking;
    private int _begun;
    private FileStream? _held;

    public UnpackedPackages(IOptions<ProjectFilesOptions> files, RegistryCache registry, IOptions<PackageOptions> options)
    {
        (_registry, _options) = (registry, options.Value);
        _root = Path.Join(files.Value.DataDirectory, "packages", "unpacked");
        _unpacking = new SharedWork<string>(_stop.Token);
        _mark = Path.Join(files.Value.DataDirectory, "packages", "unpacked.unsettled");
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
        return Directory.Exists(folder) ? folder : await _unpacking.DoAsync(folder, stop => UnpackAsync(tarball, folder, package, stop), cancellationToken);
    }

    /// <summary>Waits until everything unpacked so far is on the disk.</summary>
    public void Settle()
    {
        var begun = Volatile.Read(ref _begun);
        FileSystem.Flush(_root);
        lock (_marking)
        {
            if (begun == _begun) LetGoOfMark();
        }
    }

    /// <summary>Removes packages that no layer links any more and that are older than that. How many.</summary>
    public int RemoveUnlinked(DateTimeOffset before)
    {
        var removed = 0;
        foreach (var folder in new DirectoryInfo(_root).GetDirectories().Where(folder => folder.LastWriteTimeUtc < before.UtcDateTime && !folder.Name.StartsWith('.')))
        {
            if (FileSystem.IsLinkedElsewhere(Path.Join(folder.FullName, "package.json"))) continue;
            folder.Delete(recursive: true);
            removed++;
        }

        return removed;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();

        // What is unsettled now is so for the next start as well: the mark stays.
        _held?.Dispose();
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
        if (!File.Exists(_mark)) return;
        using var dead = FileSystem.TryHold(_mark);
        if (dead is null) return;
        if (Directory.Exists(_root)) Directory.Delete(_root, recursive: true);
        File.Delete(_mark);
    }

    private async Task<string> UnpackAsync(string tarball, string folder, LockedPackage package, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder)) return folder;
        var unfinished = Path.Join(_root, $".new-{Guid.NewGuid():N}");
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

            Directory.Move(unfinished, folder);
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
