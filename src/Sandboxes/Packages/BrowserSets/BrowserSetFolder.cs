using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;
using Forja.Sandboxes.Packages.Layers;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.BrowserSets;

/// <summary>
/// The sets on disk, below <c>browser-sets/</c>: each a folder of modules and what is compressed of them, that appears by one rename when it is complete. A builder's
/// output is looked at here before it is taken: plain files with plain names, no larger than a set may be, of the versions that the lock names.
/// </summary>
internal sealed partial class BrowserSetFolder
{
    private const long MostBytes = 96L << 20;
    private const int MostDescriptionBytes = 8 << 20;

    /// <summary>Below it, compressing saves no packet.</summary>
    private const int WorthCompressing = 1_024;

    private const string Description = "set.json";

    private readonly string _projects;
    private readonly TimeProvider _time;

    public BrowserSetFolder(IOptions<ProjectFilesOptions> files, TimeProvider time)
    {
        _time = time;
        Root = Path.Join(files.Value.DataDirectory, "browser-sets");
        _projects = Path.Join(files.Value.DataDirectory, "projects");
        Unfinished = Path.Join(Root, "unfinished");
        RemoveLeftovers();

        // Its builder's user must come through to what is mounted for it.
        HostFolders.MakePassThrough(Root);
        HostFolders.MakePassThrough(Unfinished);
    }

    public string Root { get; }

    /// <summary>Where sets are built; the same file system, so that a rename finishes one.</summary>
    public string Unfinished { get; }

    /// <summary>A complete set; null when there is none of this key.</summary>
    public BrowserSet? Read(string key)
    {
        var described = Path.Join(Root, key, Description);
        return Key().IsMatch(key) && File.Exists(described) ? Parse(key, File.ReadAllBytes(described)) : null;
    }

    /// <summary>A module of a set, for a page: the file, compressed when that is there and wanted. Null when the set has no such module.</summary>
    public BrowserSetFile? Find(string key, string file, bool compressed)
    {
        if (!Key().IsMatch(key) || !ModuleName().IsMatch(file) || file.Contains("..", StringComparison.Ordinal)) return null;
        var path = Path.Join(Root, key, "files", file);
        if (compressed && File.Exists(path + ".br")) return new BrowserSetFile(path + ".br", true);
        return File.Exists(path) ? new BrowserSetFile(path, false) : null;
    }

    /// <summary>Notes that a project was given this set.</summary>
    public void Served(string key)
    {
        var described = Path.Join(Root, key, Description);
        if (File.Exists(described)) File.SetLastWriteTimeUtc(described, _time.GetUtcNow().UtcDateTime);
    }

    /// <summary>Removes old sets that no project's pages may still load; how many.</summary>
    public int RemoveUnused(DateTimeOffset before)
    {
        var gone = 0;
        foreach (var folder in Directory.EnumerateDirectories(Root).Where(folder => Key().IsMatch(Path.GetFileName(folder))))
        {
            if (File.GetLastWriteTimeUtc(Path.Join(folder, Description)) >= before.UtcDateTime || IsGiven(Path.GetFileName(folder))) continue;
            var name = Path.Join(Unfinished, Guid.NewGuid().ToString("N"));
            Directory.Move(folder, name);
            Directory.Delete(name, recursive: true);
            gone++;
        }

        return gone;
    }

    /// <summary>Takes what a builder left. Throws <see cref="InvalidDataException"/> when it is not a set of this plan.</summary>
    public BrowserSet Commit(BrowserSetPlan plan, string made)
    {
        var described = new FileInfo(Path.Join(made, Description));
        if (!described.Exists || described.LinkTarget is not null || described.Length > MostDescriptionBytes) throw new InvalidDataException("The bundler left no description.");
        if (!FileSystem.HasOnlyPlainFiles(made) || FileSystem.BytesBelow(made) > MostBytes) throw new InvalidDataException("The bundler left more than modules.");

        var set = Parse(plan.Key, File.ReadAllBytes(described.FullName)) ?? throw new InvalidDataException("The bundler's description cannot be read.");
        foreach (var (place, version) in set.Versions)
        {
            if (plan.Lock.At(place) is { } locked && locked.Version == version) continue;
            throw new InvalidDataException($"'{place}' {version} is not what the lock names.");
        }

        var modules = set.Entries.Values.Concat(set.Exports.Values.SelectMany(pack => pack.Values)).Distinct();
        if (modules.FirstOrDefault(file => !ModuleName().IsMatch(file) || !File.Exists(Path.Join(made, "files", file))) is { } missing) throw new InvalidDataException($"The module '{missing}' is not there.");

        if (set.Entries.IsEmpty && !plan.Packages.IsEmpty) throw new InvalidDataException($"None of the packages can be bundled: {string.Join("; ", set.Failed.Take(3).Select(item => $"{item.Key}: {item.Value}"))}");
        Directory.CreateDirectory(Path.Join(made, "files"));
        foreach (var file in Directory.GetFiles(Path.Join(made, "files"), "*.js", SearchOption.AllDirectories)) Compress(file);
        if (Native.IsRoot) foreach (var path in (string[])[made, .. FileSystem.EntriesBelow(made)]) Native.ChangeOwner(path, 0);
        FileSystem.Flush(made);
        var folder = Path.Join(Root, plan.Key);
        if (!Directory.Exists(folder)) Directory.Move(made, folder);
        return set;
    }

    // A page that was compiled over a set is of no use without it.
    private bool IsGiven(string key) => Directory.Exists(_projects) && Directory.EnumerateDirectories(_projects).Any(project => File.Exists(Path.Join(project, BrowserPackages.GivenFolder, key)));

    // What a stopped server left. Another one may be at work over the same sets: what is young may be its.
    private void RemoveLeftovers()
    {
        if (!Directory.Exists(Unfinished)) return;
        foreach (var left in new DirectoryInfo(Unfinished).GetDirectories().Where(folder => folder.CreationTimeUtc < _time.GetUtcNow().AddHours(-1).UtcDateTime)) left.Delete(recursive: true);
    }

    private static void Compress(string file)
    {
        if (new FileInfo(file).Length < WorthCompressing) return;
        using var source = File.OpenRead(file);
        using var target = new BrotliStream(File.Create(file + ".br"), new BrotliCompressionOptions { Quality = 7 });
        source.CopyTo(target);
    }

    private static BrowserSet? Parse(string key, byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new BrowserSet
            {
                Key = key,
                Entries = Texts(root.GetProperty("entries")),
                Exports = root.GetProperty("exports").EnumerateObject().ToImmutableSortedDictionary(pack => pack.Name, pack => Texts(pack.Value), StringComparer.Ordinal),
                Versions = Texts(root.GetProperty("versions")),
                Failed = root.GetProperty("failed").EnumerateArray().DistinctBy(entry => entry.GetProperty("name").GetString())
                    .ToImmutableSortedDictionary(entry => entry.GetProperty("name").GetString()!, entry => entry.GetProperty("reason").GetString() ?? "", StringComparer.Ordinal),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ImmutableSortedDictionary<string, string> Texts(JsonElement map) =>
        map.EnumerateObject().ToImmutableSortedDictionary(item => item.Name, item => item.Value.GetString() ?? "", StringComparer.Ordinal);

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex Key();

    // Each part begins with a letter, a digit or '@': nothing hidden, nothing that climbs.
    [GeneratedRegex(@"\A(?:[A-Za-z0-9@_~-][A-Za-z0-9@._~-]*/)*[A-Za-z0-9@_~-][A-Za-z0-9@._~-]*\.js\z")]
    private static partial Regex ModuleName();
}
