using System.Collections.Immutable;

namespace Forja.ProjectFiles.Tests.Versions;

public sealed class SnapshotTests
{
    [Fact]
    public void Between_FileMoved_IsARename()
    {
        var change = Assert.Single(SnapshotChanges.Between(Of(("a.txt", "x")), Of(("b/a.txt", "x"))));

        Assert.Equal((FileChangeKind.Renamed, "b/a.txt", "a.txt"), (change.Change, change.Path.Value, change.From?.Value));
    }

    [Fact]
    public void Between_FileCopied_IsACreation() =>
        Assert.Equal(FileChangeKind.Created, Assert.Single(SnapshotChanges.Between(Of(("a.txt", "x")), Of(("a.txt", "x"), ("b.txt", "x")))).Change);

    [Fact]
    public void Apply_OfWhatIsBetween_GivesTheOther()
    {
        var random = new Random(3);
        for (var round = 0; round < 1_000; round++)
        {
            var (before, after) = (Random(random), Random(random));

            Assert.Equal(after.Files.AsEnumerable(), SnapshotChanges.Apply(before, SnapshotChanges.Between(before, after)).Files);
        }
    }

    [Fact]
    public void Unpack_OfPacked_IsTheSame()
    {
        var snapshot = Of(("a b/ç.txt", "x"), ("index.html", ""), ("src/ü.ts", "y"));

        Assert.Equal(snapshot.Files.AsEnumerable(), Manifest.Unpack(Manifest.Pack(snapshot)).Files);
        Assert.Empty(Manifest.Unpack(Manifest.Pack(Snapshot.Empty)).Files);
    }

    [Fact]
    public void Unpack_OfPackedContent_IsTheSame()
    {
        byte[][] contents = [[], [1], new byte[100_000], System.Security.Cryptography.RandomNumberGenerator.GetBytes(10_000)];
        foreach (var content in contents)
        {
            var (packing, packed) = BlobPacking.Pack(content);
            Assert.Equal(content, BlobPacking.Unpack(packing, packed, content.Length));
            Assert.True(packed.Length <= content.Length);
        }
    }

    private static Snapshot Of(params (string Path, string Content)[] files) => new(files.ToImmutableSortedDictionary(
        file => FilePath.Parse(file.Path),
        file => new SnapshotFile(ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(file.Content)), file.Content.Length)));

    private static Snapshot Random(Random random) => Of(
        [.. Enumerable.Range(0, 8).Where(_ => random.Next(2) == 0).Select(number => ($"{(char)('a' + number)}.txt", new string('x', random.Next(4))))]);
}
