using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Forja.ProjectFiles;

namespace Forja.Previews.Browser;

/// <summary>
/// What authors' browsers compiled, kept so that others need not: below <c>projects/{id}/browser/</c>, contents by their hash and one list for each of the newest versions.
/// A project's contents are its own: whether another project has the same is nobody's to learn. A list counts only when all its contents are there.
/// </summary>
public sealed class CompiledSnapshots(ProjectFolders folders, LiveSnapshots live, TimeProvider time)
{
    private const int KeptVersions = 3;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Below it, compressing saves no packet.</summary>
    private const int WorthCompressing = 1_024;

    /// <summary>Contents that no list names yet belong to a snapshot under way.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<ProjectId, FrozenSet<string>> _asked = new();
    private readonly ConcurrentDictionary<(ProjectId Project, int Version), FrozenDictionary<string, SnapshotModule>> _read = new();
    private readonly ConcurrentDictionary<ProjectId, SemaphoreSlim> _writing = new();

    /// <summary>Takes a version's list: says what is missing of it, or makes it the one that visitors get.</summary>
    public async Task<SnapshotPut> PutAsync(ProjectId project, int version, IReadOnlyList<SnapshotModule> modules, CancellationToken cancellationToken)
    {
        if (SnapshotRules.Refuse(modules) is { } code) return new SnapshotPut.Refused(code);
        var writing = _writing.GetOrAdd(project, _ => new SemaphoreSlim(1, 1));
        await writing.WaitAsync(cancellationToken);
        try
        {
            return Put(project, version, modules);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Takes a content that a list was found to lack. A code when it is not taken.</summary>
    public async Task<string?> AddAsync(ProjectId project, string hash, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!SnapshotRules.IsHash(hash) || !_asked.TryGetValue(project, out var asked) || !asked.Contains(hash)) return SnapshotCodes.ModuleUnasked;
        if (content.Length > SnapshotRules.MostModuleBytes) return SnapshotCodes.TooLarge;
        if (Convert.ToHexStringLower(SHA256.HashData(content.Span)) != hash) return SnapshotCodes.HashMismatch;

        var path = ModuleOf(project, hash);
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!, Private);
        if (content.Length >= WorthCompressing)
        {
            await using (var target = new BrotliStream(File.Create(unfinished), new BrotliCompressionOptions { Quality = 5 })) await target.WriteAsync(content, cancellationToken);

            // Pictures and fonts are compressed already.
            if (new FileInfo(unfinished).Length < content.Length * 9L / 10) File.Move(unfinished, path + ".br", overwrite: true);
            else File.Delete(unfinished);
        }

        await File.WriteAllBytesAsync(unfinished, content, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
        return null;
    }

    /// <summary>Whether a version was handed in whole.</summary>
    public bool Has(ProjectId project, int version) => Read(project, version) is not null;

    /// <summary>The newest version before this one that was handed in; null when none was.</summary>
    internal int? NewestBefore(ProjectId project, int version) => Versions(project).Where(number => number < version).Select(number => (int?)number).Max();

    /// <summary>What a browser gets that asks a version for this address; null when the version has nothing there.</summary>
    internal ServedModule? Find(ProjectId project, int version, string address, bool compressed)
    {
        if (Read(project, version)?.GetValueOrDefault(address) is not { } module) return null;
        var path = ModuleOf(project, module.Hash);
        return compressed && File.Exists(path + ".br") ? new(path + ".br", module.Hash, module.ContentType, true) : new(path, module.Hash, module.ContentType, false);
    }

    private SnapshotPut Put(ProjectId project, int version, IReadOnlyList<SnapshotModule> modules)
    {
        var hashes = modules.Select(module => module.Hash).ToFrozenSet();
        List<string> missing = [];
        var bytes = 0L;
        foreach (var hash in hashes)
        {
            var file = new FileInfo(ModuleOf(project, hash));
            if (!file.Exists)
            {
                missing.Add(hash);
                continue;
            }

            bytes += file.Length;
            file.LastWriteTimeUtc = time.GetUtcNow().UtcDateTime;
        }

        if (bytes > SnapshotRules.MostBytes) return new SnapshotPut.Refused(SnapshotCodes.TooLarge);
        if (missing.Count > 0)
        {
            _asked[project] = hashes;
            return new SnapshotPut.Wanting(missing);
        }

        if (NewestBefore(project, int.MaxValue) > version) return new SnapshotPut.Refused(SnapshotCodes.Old);
        var before = NewestBefore(project, version + 1) is { } older ? Read(project, older) : null;
        var list = ListOf(project, version);
        Directory.CreateDirectory(Path.GetDirectoryName(list)!, Private);
        File.WriteAllBytes(list + ".new", JsonSerializer.SerializeToUtf8Bytes(modules));
        File.Move(list + ".new", list, overwrite: true);
        _read[(project, version)] = Index(modules);
        _asked.TryRemove(project, out _);
        RemoveOld(project);
        live.Tell(project, LiveChange.Between(version, before?.Values, modules));
        return new SnapshotPut.Committed();
    }

    private FrozenDictionary<string, SnapshotModule>? Read(ProjectId project, int version)
    {
        if (_read.TryGetValue((project, version), out var known)) return known;
        var list = ListOf(project, version);
        if (!File.Exists(list) || JsonSerializer.Deserialize<List<SnapshotModule>>(File.ReadAllBytes(list)) is not { } modules) return null;
        return _read[(project, version)] = Index(modules);
    }

    private static FrozenDictionary<string, SnapshotModule> Index(IEnumerable<SnapshotModule> modules) => modules.ToFrozenDictionary(module => module.Path, StringComparer.Ordinal);

    private IEnumerable<int> Versions(ProjectId project)
    {
        var folder = Path.Join(FolderOf(project), "versions");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Select(file => int.TryParse(Path.GetFileNameWithoutExtension(file), out var number) ? number : 0).Where(number => number > 0) : [];
    }

    private void RemoveOld(ProjectId project)
    {
        var versions = Versions(project).OrderDescending().ToList();
        foreach (var version in versions.Skip(KeptVersions))
        {
            File.Delete(ListOf(project, version));
            _read.TryRemove((project, version), out _);
        }

        var named = versions.Take(KeptVersions).SelectMany(version => Read(project, version)?.Values.AsEnumerable() ?? []).Select(module => module.Hash).ToHashSet();
        var before = (time.GetUtcNow() - UnderWay).UtcDateTime;
        foreach (var file in new DirectoryInfo(Path.Join(FolderOf(project), "modules")).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before && !named.Contains(file.Name.Split('.')[0]))) file.Delete();
    }

    private string FolderOf(ProjectId project) => Path.Join(folders.DirectoryOf(project), "browser");

    private string ModuleOf(ProjectId project, string hash) => Path.Join(FolderOf(project), "modules", hash);

    private string ListOf(ProjectId project, int version) => Path.Join(FolderOf(project), "versions", $"{version}.json");
}
