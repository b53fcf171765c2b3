using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Forja.ProjectFiles;

/// <summary>Writes a snapshot as bytes for a version's row: a line "hash size path" a file, packed.</summary>
internal static class Manifest
{
    public static byte[] Pack(Snapshot snapshot)
    {
        var text = new StringBuilder();
        foreach (var (path, file) in snapshot.Files) text.Append(CultureInfo.InvariantCulture, $"{file.Hash} {file.Size} {path}\n");

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var (packing, content) = BlobPacking.Pack(bytes);
        using var packed = new MemoryStream();
        using var writer = new BinaryWriter(packed);
        writer.Write(packing);
        writer.Write(bytes.Length);
        writer.Write(content);
        return packed.ToArray();
    }

    public static Snapshot Unpack(byte[] packed)
    {
        using var reader = new BinaryReader(new MemoryStream(packed));
        var packing = reader.ReadString();
        var size = reader.ReadInt32();
        var text = Encoding.UTF8.GetString(BlobPacking.Unpack(packing, reader.ReadBytes(packed.Length), size));

        var files = ImmutableSortedDictionary.CreateBuilder<FilePath, SnapshotFile>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // FilePath has no control characters, so a line is a file; it may hold spaces, so it is the rest of the line.
            var parts = line.Split(' ', 3);
            files[FilePath.Parse(parts[2])] = new SnapshotFile(ContentHash.Parse(parts[0]), long.Parse(parts[1], CultureInfo.InvariantCulture));
        }

        return new Snapshot(files.ToImmutable());
    }
}
