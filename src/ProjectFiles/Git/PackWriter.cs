using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Forja.ProjectFiles.Git;

/// <summary>
/// Writes git's pack format: whole objects, each once, into a stream that can be read again. The number of objects and the checksum are known at the end only, so
/// <see cref="CompleteAsync"/> puts them in their places.
/// </summary>
internal sealed class PackWriter
{
    private const int HeaderBytes = 12;

    private readonly Stream _pack;
    private readonly HashSet<string> _written = [];

    public PackWriter(Stream pack)
    {
        _pack = pack;
        _pack.Write(new byte[HeaderBytes]);
    }

    /// <summary>The object's name: the SHA-1 that git gives it.</summary>
    public async Task<byte[]> AddAsync(GitObjectKind kind, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var name = NameOf(kind, content.Span);
        if (!_written.Add(Convert.ToHexStringLower(name))) return name;

        WriteHead(kind, content.Length);
        await using var packed = new ZLibStream(_pack, CompressionLevel.Fastest, leaveOpen: true);
        await packed.WriteAsync(content, cancellationToken);
        return name;
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var header = new byte[HeaderBytes];
        "PACK"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), (uint)_written.Count);
        _pack.Position = 0;
        await _pack.WriteAsync(header, cancellationToken);
        _pack.Position = 0;
#pragma warning disable CA5350 // The format's own checksum; nothing is trusted because of it.
        var checksum = await SHA1.HashDataAsync(_pack, cancellationToken);
#pragma warning restore CA5350
        await _pack.WriteAsync(checksum, cancellationToken);
        _pack.Position = 0;
    }

    private static byte[] NameOf(GitObjectKind kind, ReadOnlySpan<byte> content)
    {
        var word = kind switch { GitObjectKind.Commit => "commit", GitObjectKind.Tree => "tree", _ => "blob" };
#pragma warning disable CA5350 // Git names its objects so.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{word} {content.Length}\0")));
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    // Four bits of the size beside the kind, then seven in each byte while more follow.
    private void WriteHead(GitObjectKind kind, long size)
    {
        var first = (byte)(((int)kind << 4) | (int)(size & 0xF));
        size >>= 4;
        while (size > 0)
        {
            _pack.WriteByte((byte)(first | 0x80));
            first = (byte)(size & 0x7F);
            size >>= 7;
        }

        _pack.WriteByte(first);
    }
}
