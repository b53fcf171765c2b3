using System.Globalization;
using System.Text;

namespace Forja.ProjectFiles.Git;

/// <summary>
/// A project's versions as git sees them: a commit each, in a row. The same history gives the same names whenever it is asked for, so that what was cloned once can
/// be fetched again.
/// </summary>
internal sealed class GitHistory(ProjectStore store, ProjectId project)
{
    public const string Branch = "refs/heads/main";

    private readonly Dictionary<ContentHash, byte[]> _blobs = [];

    /// <summary>Writes all of it into a pack; the name of the newest commit comes back, null when there is no version yet.</summary>
    public async Task<string?> WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        var pack = new PackWriter(output);
        byte[]? parent = null;
        for (var number = 1; await store.VersionAsync(project, number, cancellationToken) is { } version; number++)
        {
            var files = await store.ManifestAsync(project, number, cancellationToken) ?? throw new InvalidDataException($"Project {project} lacks its version {number}.");
            var root = await WriteTreeAsync(pack, [.. files.Files.Select(file => (file.Key.Value, file.Value.Hash))], cancellationToken);
            parent = await pack.AddAsync(GitObjectKind.Commit, Commit(version, root, parent), cancellationToken);
        }

        await pack.CompleteAsync(cancellationToken);
        return parent is null ? null : Convert.ToHexStringLower(parent);
    }

    private async Task<byte[]> WriteTreeAsync(PackWriter pack, IReadOnlyList<(string Path, ContentHash Hash)> files, CancellationToken cancellationToken)
    {
        var entries = new List<(string SortName, string Mode, string Name, byte[] Object)>();
        foreach (var group in files.GroupBy(file => file.Path.IndexOf('/') is var slash and >= 0 ? file.Path[..slash] : file.Path))
        {
            var inside = group.Where(file => file.Path.Length > group.Key.Length).Select(file => (file.Path[(group.Key.Length + 1)..], file.Hash)).ToList();
            // Git sorts a folder as if its name ended in a slash.
            if (inside.Count > 0) entries.Add((group.Key + "/", "40000", group.Key, await WriteTreeAsync(pack, inside, cancellationToken)));
            else entries.Add((group.Key, "100644", group.Key, await WriteBlobAsync(pack, group.First().Hash, cancellationToken)));
        }

        using var tree = new MemoryStream();
        foreach (var (_, mode, name, target) in entries.OrderBy(entry => entry.SortName, ByBytes))
        {
            tree.Write(Encoding.UTF8.GetBytes($"{mode} {name}\0"));
            tree.Write(target);
        }

        return await pack.AddAsync(GitObjectKind.Tree, tree.ToArray(), cancellationToken);
    }

    private async Task<byte[]> WriteBlobAsync(PackWriter pack, ContentHash hash, CancellationToken cancellationToken)
    {
        if (_blobs.TryGetValue(hash, out var known)) return known;

        var content = await store.BlobAsync(project, hash, cancellationToken) ?? throw new InvalidDataException($"Project {project} lacks the content {hash}.");
        return _blobs[hash] = await pack.AddAsync(GitObjectKind.Blob, content, cancellationToken);
    }

    private static byte[] Commit(VersionInfo version, byte[] tree, byte[]? parent)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"tree {Convert.ToHexStringLower(tree)}\n");
        if (parent is not null) text.Append(CultureInfo.InvariantCulture, $"parent {Convert.ToHexStringLower(parent)}\n");
        var who = string.Create(CultureInfo.InvariantCulture, $"{NameOf(version)} <{version.Author}@forja.invalid> {version.At.ToUnixTimeSeconds()} +0000");
        text.Append(CultureInfo.InvariantCulture, $"author {who}\ncommitter {who}\n\n");
        text.Append(version.Message.Length > 0 ? version.Message.ReplaceLineEndings("\n").Trim() : $"Version {version.Number}").Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // What ends a name or a line in a commit cannot be part of one.
    private static string NameOf(VersionInfo version) =>
        string.Concat((version.Model ?? $"Forja {version.Author}").Where(character => character is not ('<' or '>') && !char.IsControl(character)));

    private static readonly Comparer<string> ByBytes = Comparer<string>.Create((left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));
}
