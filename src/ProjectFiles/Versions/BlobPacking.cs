using System.IO.Compression;

namespace Forja.ProjectFiles;

/// <summary>Packs contents for the database. Brotli is in the runtime; level 4 packs source text to about a quarter at some 100 MB/s.</summary>
internal static class BlobPacking
{
    public const string None = "none";
    public const string Brotli = "br";

    private const int Quality = 4;
    private const int Window = 22;

    // Below this a header and a dictionary gain nothing.
    private const int SmallestWorthPacking = 128;

    public static (string Packing, byte[] Content) Pack(ReadOnlySpan<byte> content)
    {
        if (content.Length < SmallestWorthPacking) return (None, content.ToArray());

        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        // Pictures and archives do not shrink; keeping them as they are makes reading them free.
        return BrotliEncoder.TryCompress(content, buffer, out var written, Quality, Window) && written < content.Length * 9L / 10
            ? (Brotli, buffer.AsSpan(0, written).ToArray())
            : (None, content.ToArray());
    }

    public static byte[] Unpack(string packing, byte[] content, long size)
    {
        if (packing == None) return content;
        if (packing != Brotli) throw new InvalidDataException($"A blob is packed with '{packing}', which this version cannot read.");

        var buffer = new byte[size];
        return BrotliDecoder.TryDecompress(content, buffer, out var written) && written == size
            ? buffer
            : throw new InvalidDataException("A blob is damaged.");
    }
}
