using System.Buffers.Binary;
using System.IO.Compression;

namespace Forja.Turns.Checks.Browsing;

/// <summary>Reads a small PNG as the browser writes it, to know whether anything at all was drawn. Pure.</summary>
internal static class PixelProbe
{
    private const int Header = 8, MostPixels = 4_000_000;

    /// <summary>Whether every pixel has the same colour; null when the picture is of a kind that is not read here.</summary>
    public static bool? AllTheSame(ReadOnlySpan<byte> png)
    {
        if (png.Length < 33 || !png[..Header].SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return null;

        int width = 0, height = 0, channels = 0;
        using var packed = new MemoryStream();
        for (var at = Header; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            if (length < 0 || at + 12 + length > png.Length) return null;
            var content = png.Slice(at + 8, length);
            var kind = png.Slice(at + 4, 4);
            if (kind.SequenceEqual("IHDR"u8))
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                channels = (content[8], content[9], content[12]) switch { (8, 2, 0) => 3, (8, 6, 0) => 4, _ => 0 };
                if (channels == 0 || width <= 0 || height <= 0 || (long)width * height > MostPixels) return null;
            }
            else if (kind.SequenceEqual("IDAT"u8))
            {
                packed.Write(content);
            }

            at += 12 + length;
        }

        packed.Position = 0;
        return channels == 0 ? null : AllTheSame(packed, width, height, channels);
    }

    private static bool? AllTheSame(Stream packed, int width, int height, int channels)
    {
        var line = new byte[1 + (width * channels)];
        var before = new byte[width * channels];
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        Span<byte> first = stackalloc byte[channels];
        for (var row = 0; row < height; row++)
        {
            try
            {
                rows.ReadExactly(line);
            }
            catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
            {
                return null;
            }

            Restore(line[0], line.AsSpan(1), before, channels);
            if (row == 0) line.AsSpan(1, channels).CopyTo(first);
            for (var pixel = 1; pixel < line.Length; pixel += channels)
            {
                if (!line.AsSpan(pixel, channels).SequenceEqual(first)) return false;
            }

            line.AsSpan(1).CopyTo(before);
        }

        return true;
    }

    /// <summary>Undoes a row's filter (PNG, section 9).</summary>
    private static void Restore(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int channels)
    {
        for (var at = 0; at < row.Length; at++)
        {
            int left = at >= channels ? row[at - channels] : 0, up = above[at], corner = at >= channels ? above[at - channels] : 0;
            row[at] += (byte)(filter switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (fromLeft, fromUp, fromCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return fromLeft <= fromUp && fromLeft <= fromCorner ? left : fromUp <= fromCorner ? up : corner;
    }
}
