using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Forja.ProjectFiles.Http;

/// <summary>
/// A way to put files into one stream, file by file, so that a large project needs no memory. The same files at the same moment give the same bytes:
/// sorted, with one time for all and no owner.
/// </summary>
internal sealed record ArchiveFormat(
    string Extension,
    string ContentType,
    Func<Stream, IEnumerable<FilePath>, DateTimeOffset, Func<FilePath, Task<ReadOnlyMemory<byte>?>>, CancellationToken, Task> WriteAsync)
{
    private const int LongestName = 60;

    // Zip keeps times from 1980 on, in steps of two seconds.
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ArchiveFormat[] All =
    [
        new("zip", "application/zip", WriteZipAsync),
        new("tar.gz", "application/gzip", WriteTarAsync),
    ];

    public static ArchiveFormat? Find(string format) => Array.Find(All, candidate => candidate.Extension == format);

    /// <summary>A project's name as a file's name that every system takes.</summary>
    public static string NameFor(string project)
    {
        var name = new StringBuilder();
        foreach (var character in SearchText.Of(project))
        {
            if (char.IsAsciiLetterOrDigit(character)) name.Append(character);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
            if (name.Length == LongestName) break;
        }

        var trimmed = name.ToString().Trim('-');
        return trimmed.Length == 0 ? "project" : trimmed;
    }

    private static async Task WriteZipAsync(
        Stream output, IEnumerable<FilePath> paths, DateTimeOffset at, Func<FilePath, Task<ReadOnlyMemory<byte>?>> read, CancellationToken cancellationToken)
    {
        var time = at < ZipEpoch ? ZipEpoch : at;
        await using var buffered = new BufferedOutput(output);
        await using (var zip = await ZipArchive.CreateAsync(buffered, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken))
        {
            foreach (var path in paths)
            {
                if (await read(path) is not { } content) continue;

                var entry = zip.CreateEntry(path.Value, CompressionLevel.Fastest);
                entry.LastWriteTime = time;
                await using (var stream = await entry.OpenAsync(cancellationToken)) await stream.WriteAsync(content, cancellationToken);
                await buffered.FlushAsync(cancellationToken);
            }
        }

        await buffered.FlushAsync(cancellationToken);
    }

    private static async Task WriteTarAsync(
        Stream output, IEnumerable<FilePath> paths, DateTimeOffset at, Func<FilePath, Task<ReadOnlyMemory<byte>?>> read, CancellationToken cancellationToken)
    {
        await using var packed = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
        await using var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
        // Whole seconds, as every tar can hold.
        var time = DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
        foreach (var path in paths)
        {
            if (await read(path) is not { } content) continue;

            using var data = new MemoryStream(content.ToArray(), writable: false);
            // The times are given, because the writer would put the present into a pax header otherwise.
            var entry = new PaxTarEntry(TarEntryType.RegularFile, path.Value) { ModificationTime = time, DataStream = data, Mode = FileMode };
            await tar.WriteEntryAsync(entry, cancellationToken);
        }
    }

    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
}
