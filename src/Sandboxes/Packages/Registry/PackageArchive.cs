using System.Formats.Tar;
using System.IO.Compression;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>
/// Unpacks an npm tarball. Only regular files below the folder are made: no links, no devices, nothing absolute, nothing that climbs out.
/// </summary>
internal static class PackageArchive
{
    /// <summary>A package of more files than this is none that an app could want.</summary>
    private const int MostFiles = 200_000;

    /// <summary>Unpacks those paths inside the package that are wanted (all when null), and no more than <paramref name="mostBytes"/> of content.</summary>
    public static async Task ExtractAsync(Stream tarball, string directory, Func<string, bool>? wanted, long mostBytes, CancellationToken cancellationToken)
    {
        var (files, bytes) = (0, 0L);
        await using var unzipped = new GZipStream(tarball, CompressionMode.Decompress, leaveOpen: true);
        await using var reader = new TarReader(unzipped, leaveOpen: true);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes or TarEntryType.Directory) continue;
            var path = InsidePackage(entry.Name);
            if (wanted is not null && !wanted(path)) continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) throw new InvalidDataException($"'{entry.Name}' is not a plain file.");

            if (++files > MostFiles || (bytes += entry.Length) > mostBytes) throw new InvalidDataException("It holds more than a package may.");

            var target = Path.Join(directory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await using var file = new FileStream(target, new FileStreamOptions
            {
                // Some tarballs name a file twice; the last one counts, as for npm.
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = (entry.Mode & UnixFileMode.UserExecute) != 0 ? (UnixFileMode)0b111_101_101 : (UnixFileMode)0b110_100_100,
            });
            if (entry.DataStream is { } data) await data.CopyToAsync(file, cancellationToken);
        }
    }

    // npm's tarballs have one folder at the top, usually "package", whose name means nothing.
    private static string InsidePackage(string name)
    {
        // Some packers write "package/./dist/index.js".
        string[] parts = [.. name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".")];
        if (name.StartsWith('/') || parts.Length < 2 || parts.Any(part => part is ".." || part.Contains('\\', StringComparison.Ordinal) || part.Contains('\0', StringComparison.Ordinal)))
        {
            throw new InvalidDataException($"'{name}' is not a path inside a package.");
        }

        return string.Join('/', parts[1..]);
    }
}
