using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages.Layers;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>
/// The packages' cache on disk, below <c>packages/</c>. Tarballs are stored by the hash of their content, after they were verified, and never change; documents about
/// packages are replaced whole. Every file appears by rename, so a reader never sees half of one. Only servers write here.
/// </summary>
internal sealed class PackageStore : IDisposable
{
    private readonly string _tarballs;
    private readonly string _index;
    private readonly string _documents;
    private readonly UnfinishedFolder _unfinished;
    private readonly TimeProvider _time;

    public PackageStore(IOptions<ProjectFilesOptions> files, TimeProvider time)
    {
        _time = time;
        var root = Path.Join(files.Value.DataDirectory, "packages");
        _tarballs = Path.Join(root, "tarballs");
        _index = Path.Join(root, "index");
        _documents = Path.Join(root, "documents");
        foreach (var folder in (string[])[_tarballs, _index, _documents]) Directory.CreateDirectory(folder);
        _unfinished = new UnfinishedFolder(Path.Join(root, "unfinished"));
    }

    /// <summary>A path for a file in the making.</summary>
    public string NewFile() => _unfinished.NewPath();

    /// <summary>A version's tarball; null when it is not here.</summary>
    public string? FindTarball(PackageName name, string version) => FindFile(name.FileName, version);

    /// <summary>What is kept under a key of a folder; null when it is not here. Folders that begin with a dot are no npm package's.</summary>
    public string? FindFile(string folder, string key)
    {
        var entry = IndexEntry(folder, key);
        if (!File.Exists(entry)) return null;
        var tarball = TarballPath(File.ReadAllText(entry).Trim());
        if (!File.Exists(tarball)) return null;

        // Its time says when it was last of use.
        File.SetLastWriteTimeUtc(tarball, _time.GetUtcNow().UtcDateTime);
        return tarball;
    }

    /// <summary>Removes the tarballs that were of no use for longest, until the rest fits. How many.</summary>
    public int RemoveOldest(long mostBytes)
    {
        var files = new DirectoryInfo(_tarballs).GetFiles("*.tgz", SearchOption.AllDirectories).OrderBy(file => file.LastWriteTimeUtc).ToList();
        var bytes = files.Sum(file => file.Length);
        var removed = 0;
        foreach (var file in files.TakeWhile(_ => bytes > mostBytes))
        {
            bytes -= file.Length;
            file.Delete();
            removed++;
        }

        return removed;
    }

    /// <summary>Takes a verified file into the store and says where it is now.</summary>
    public string AddTarball(PackageName name, string version, string file, ReadOnlySpan<byte> sha512) => AddFile(name.FileName, version, file, sha512);

    /// <summary>Takes a verified file into the store under a key of a folder.</summary>
    public string AddFile(string folder, string key, string file, ReadOnlySpan<byte> sha512)
    {
        var hash = Convert.ToHexStringLower(sha512);
        var tarball = TarballPath(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(tarball)!);
        File.Move(file, tarball, overwrite: true);
        Replace(IndexEntry(folder, key), Encoding.ASCII.GetBytes(hash));
        return tarball;
    }

    /// <summary>A package's document as it was last seen, and when; null when it never was.</summary>
    public StoredDocument? FindDocument(PackageName name, bool abbreviated) => FindDocument(DocumentPath(name, abbreviated));

    public StoredDocument? FindDocument(string folder, string name) => FindDocument(DocumentPath(folder, name));

    public StoredDocument PutDocument(PackageName name, bool abbreviated, byte[] content, string? tag, DateTimeOffset at)
    {
        var path = DocumentPath(name, abbreviated);
        Replace(path, content);
        return Touch(name, abbreviated, tag, at);
    }

    public void PutDocument(string folder, string name, byte[] content, DateTimeOffset at)
    {
        var path = DocumentPath(folder, name);
        Replace(path, content);
        Replace(path + ".state", JsonSerializer.SerializeToUtf8Bytes(new DocumentState(null, at)));
    }

    /// <summary>Notes that a document was found to be unchanged.</summary>
    public StoredDocument Touch(PackageName name, bool abbreviated, string? tag, DateTimeOffset at)
    {
        var path = DocumentPath(name, abbreviated);
        Replace(path + ".state", JsonSerializer.SerializeToUtf8Bytes(new DocumentState(tag, at)));
        return new StoredDocument(path, tag, at);
    }

    public void Dispose() => _unfinished.Dispose();

    private static StoredDocument? FindDocument(string path)
    {
        try
        {
            var described = JsonSerializer.Deserialize<DocumentState>(File.ReadAllBytes(path + ".state"));
            return described is null || !File.Exists(path) ? null : new StoredDocument(path, described.Tag, described.At);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private void Replace(string path, byte[] content)
    {
        var file = NewFile();
        using (var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(file, path, overwrite: true);
    }

    private string TarballPath(string hash) => Path.Join(_tarballs, hash[..2], hash + ".tgz");

    // A version may be any text that a sandbox asks for; its hash is always a good file name.
    private string IndexEntry(string folder, string key) => Path.Join(_index, folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]);

    private string DocumentPath(string folder, string name) => Path.Join(_documents, folder, name + ".json");

    private string DocumentPath(PackageName name, bool abbreviated) => Path.Join(_documents, name.FileName, abbreviated ? "install.json" : "full.json");

    /// <summary>What is kept beside a document.</summary>
    private sealed record DocumentState(string? Tag, DateTimeOffset At);
}
