using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forja.ProjectFiles;

namespace Forja.Turns.Endpoints;

/// <summary>
/// All files that a page can be made of, in one answer: for each a line of JSON (path, hash, size) and its bytes. A browser has six connections to a host, so a project of
/// two hundred modules would wait for forty answers in a row.
/// </summary>
internal static partial class PageSources
{
    public const string ContentType = "application/octet-stream";

    /// <summary>What is larger is no part of a page; its browser asks for it by itself or leaves it.</summary>
    private const long MostFileBytes = 2L << 20;

    private const long MostBytes = 32L << 20;

    public static async Task WriteAsync(WorkingTree tree, Stream target, CancellationToken cancellationToken)
    {
        var listing = await tree.ListAsync(cancellationToken);
        var left = MostBytes;
        foreach (var entry in listing.Entries.Where(entry => entry.Kind == TreeEntryKind.File && entry.Size <= MostFileBytes && !NotOfPage().IsMatch(entry.Path.Value)))
        {
            if (await TryReadAsync(tree, entry.Path, cancellationToken) is not { } content) continue;
            if ((left -= content.Bytes.Length) < 0) return;
            var head = new ArrayBufferWriter<byte>(256);
            using (var json = new Utf8JsonWriter(head))
            {
                json.WriteStartObject();
                json.WriteString("path", entry.Path.Value);
                json.WriteString("hash", content.Hash.ToString());
                json.WriteNumber("size", content.Bytes.Length);
                json.WriteEndObject();
            }

            head.Write("\n"u8);
            await target.WriteAsync(head.WrittenMemory, cancellationToken);
            await target.WriteAsync(content.Bytes, cancellationToken);
        }
    }

    // Since it was listed it may have gone, of which events tell, or become a link, which is never followed.
    private static async Task<FileContent?> TryReadAsync(WorkingTree tree, FilePath path, CancellationToken cancellationToken)
    {
        try
        {
            return await tree.ReadAsync(path, cancellationToken);
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?:\A|/)(?:node_modules|\.git)/|(?:\A|/)(?:package-lock\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)\z")]
    private static partial Regex NotOfPage();
}
