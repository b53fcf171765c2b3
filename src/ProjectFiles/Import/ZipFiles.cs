using System.Collections.Immutable;
using System.IO.Compression;

namespace Forja.ProjectFiles;

/// <summary>
/// The files in a zip that somebody brings. All of it is judged before any of it is used: a name that leads out, a link, or more than a project may hold
/// refuses the whole. Sizes are counted as the bytes come out, because what a zip says of itself is only a claim.
/// </summary>
public static class ZipFiles
{
    /// <summary>Bits of a Unix mode that tell a symbolic link.</summary>
    private const int LinkType = 0xA000, TypeMask = 0xF000;

    /// <summary>A zip names packages and histories by the hundred thousand; this many are looked at, and only the project's own are counted.</summary>
    private const int MostEntries = 200_000;

    private const int ChunkBytes = 64 * 1024;

    public static async Task<ZipOutcome> ReadAsync(Stream zip, ProjectFilesOptions limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            await using var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            return archive.Entries.Count > MostEntries ? new ZipOutcome.Refused(FileCodes.TooManyFiles) : await ReadAsync(archive, limits, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return new ZipOutcome.Refused(FileCodes.ImportInvalid);
        }
    }

    private static async Task<ZipOutcome> ReadAsync(ZipArchive archive, ProjectFilesOptions limits, CancellationToken cancellationToken)
    {
        var wanted = new List<(FilePath Path, ZipArchiveEntry Entry)>();
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/')) continue;
            if (((entry.ExternalAttributes >> 16) & TypeMask) == LinkType) return new ZipOutcome.Refused(FileCodes.FileSpecial);
            if (!FilePath.TryParse(entry.FullName, out var path)) return new ZipOutcome.Refused(FileCodes.PathInvalid);
            if (!IsForeign(path)) wanted.Add((path, entry));
        }

        if (wanted.Count == 0) return new ZipOutcome.Refused(FileCodes.ImportInvalid);
        if (wanted.Count > limits.MaxFiles) return new ZipOutcome.Refused(FileCodes.TooManyFiles);

        var folder = OnlyFolderOf(wanted.ConvertAll(item => item.Path));
        var files = ImmutableArray.CreateBuilder<NewFile>(wanted.Count);
        var seen = new HashSet<FilePath>();
        var left = limits.MaxImportBytes;
        foreach (var (path, entry) in wanted)
        {
            var inside = folder is null ? path : FilePath.Parse(path.Value[(folder.Value.Length + 1)..]);
            // Two entries of one name would leave it to chance which is meant.
            if (!seen.Add(inside)) return new ZipOutcome.Refused(FileCodes.ImportInvalid);
            if (await UnpackAsync(entry, Math.Min(left, limits.MaxFileBytes), cancellationToken) is not { } content)
                return new ZipOutcome.Refused(left < limits.MaxFileBytes ? FileCodes.ProjectTooLarge : FileCodes.FileTooLarge);

            left -= content.Length;
            files.Add(new NewFile(inside, content));
        }

        return new ZipOutcome.Read(files.DrainToImmutable());
    }

    private static async Task<byte[]?> UnpackAsync(ZipArchiveEntry entry, long limit, CancellationToken cancellationToken)
    {
        await using var source = await entry.OpenAsync(cancellationToken);
        using var content = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        while (await source.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            if (content.Length + read > limit) return null;
            content.Write(chunk, 0, read);
        }

        return content.ToArray();
    }

    // What tools make again, and what other systems add to a zip.
    private static bool IsForeign(FilePath path) =>
        path.Segments.SkipLast(1).Any(name => name == "__MACOSX" || IgnoreRules.IgnoresFolder(name, [])) || IgnoreRules.IgnoresFile(path.Name);

    // Most zips hold one folder with everything in it: the project is that folder.
    private static FilePath? OnlyFolderOf(List<FilePath> paths)
    {
        if (paths[0].Segments is not { Count: > 1 } segments) return null;

        var folder = FilePath.Parse(segments[0]);
        return paths.TrueForAll(path => path != folder && path.IsUnder(folder)) ? folder : null;
    }
}
