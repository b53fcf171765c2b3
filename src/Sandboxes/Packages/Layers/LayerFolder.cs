using System.Text.Json;
using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>
/// The layers on disk, below <c>layers/</c>. A layer's folder appears by one rename when it is complete; several servers may share them.
/// </summary>
internal sealed class LayerFolder : IDisposable
{
    private const UnixFileMode Shared = (UnixFileMode)0b111_101_101;

    private readonly string _wishes;
    private readonly UnfinishedFolder _unfinished;
    private readonly TimeProvider _time;

    public LayerFolder(IOptions<ProjectFilesOptions> files, TimeProvider time)
    {
        _time = time;
        Root = Path.Join(files.Value.DataDirectory, "layers");
        _wishes = Path.Join(Root, "wishes");
        foreach (var folder in (string[])[Root, _wishes]) Directory.CreateDirectory(folder, Shared);
        _unfinished = new UnfinishedFolder(Path.Join(Root, "unfinished"));
    }

    /// <summary>Where the layers are.</summary>
    public string Root { get; }

    /// <summary>A new folder to build a layer in; the same file system, so that a rename finishes one.</summary>
    public string NewWork() => _unfinished.NewFolder();

    /// <summary>All complete layers.</summary>
    public IEnumerable<StoredLayer> ReadAll() =>
        Directory.EnumerateDirectories(Root).Select(folder => Read(Path.GetFileName(folder))).OfType<StoredLayer>();

    /// <summary>A complete layer; null when there is none of this key.</summary>
    public StoredLayer? Read(string key)
    {
        var folder = Path.Join(Root, key);
        var described = Path.Join(folder, "layer.json");
        if (!File.Exists(described)) return null;
        var about = JsonSerializer.Deserialize<LayerDescription>(File.ReadAllBytes(described));
        if (about is null || !PackageLock.TryParse(File.ReadAllBytes(Path.Join(folder, "package-lock.json")), out var packageLock)) return null;
        var optimized = Path.Join(folder, "vite");
        return new StoredLayer(
            new DependencyLayer { Key = key, NodeModules = Path.Join(folder, "node_modules"), OptimizerCache = Directory.Exists(optimized) ? optimized : null },
            packageLock,
            about.Overrides,
            about.NodeVersion);
    }

    /// <summary>Notes that a sandbox was given this layer.</summary>
    public void Served(string key) => File.SetLastWriteTimeUtc(Path.Join(Root, key, "layer.json"), _time.GetUtcNow().UtcDateTime);

    /// <summary>What decides whether a layer stays; null when it is not there.</summary>
    public KeptLayer? Describe(string key, bool isStarters)
    {
        var described = Path.Join(Root, key, "layer.json");
        return File.Exists(described) && JsonSerializer.Deserialize<LayerDescription>(File.ReadAllBytes(described)) is { } about
            ? new KeptLayer(key, Path.Join(Root, key), File.GetLastWriteTimeUtc(described), about.Bytes, isStarters)
            : null;
    }

    /// <summary>Removes a layer: first its name, then its files, so that a stop in between leaves none that is half.</summary>
    public void Remove(string key) => _unfinished.TryRemove(Path.Join(Root, key));

    /// <summary>Makes a finished folder the layer of this key. If another was first, that one stays.</summary>
    public StoredLayer Commit(string key, string finished, LayerDescription description)
    {
        File.WriteAllBytes(Path.Join(finished, "layer.json"), JsonSerializer.SerializeToUtf8Bytes(description with { Bytes = FileSystem.BytesBelow(finished) }));
        if (Native.IsRoot) OwnBySystem(finished);
        File.SetUnixFileMode(finished, Shared);

        // Its thousands of files are on the disk before its name is: a power cut leaves a whole layer or none.
        FileSystem.Flush(finished);
        var folder = Path.Join(Root, key);
        UnfinishedFolder.TryFinish(finished, folder);
        return Read(key) ?? throw new IOException($"The layer '{folder}' cannot be read.");
    }

    /// <summary>The key of the layer that a wish without a lock was resolved to, if it ever was.</summary>
    public string? FindWish(string wish)
    {
        var path = Path.Join(_wishes, wish);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    public void RememberWish(string wish, string key)
    {
        var file = _unfinished.NewPath();
        File.WriteAllText(file, key);
        File.Move(file, Path.Join(_wishes, wish), overwrite: true);
    }

    public void Dispose() => _unfinished.Dispose();

    // No sandbox's user owns a file of a layer, not even the one that built it.
    private static void OwnBySystem(string folder)
    {
        Native.ChangeOwner(folder, 0);
        foreach (var path in FileSystem.EntriesBelow(folder)) Native.ChangeOwner(path, 0);
    }
}
