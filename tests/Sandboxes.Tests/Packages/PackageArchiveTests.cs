using System.Formats.Tar;
using System.IO.Compression;
using Forja.Sandboxes.Packages.Registry;

namespace Forja.Sandboxes.Tests.Packages;

public sealed class PackageArchiveTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("forja-archive-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [Trait("Case", "F7")]
    [InlineData("package/../../evil")]
    [InlineData("../evil")]
    [InlineData("/evil")]
    [InlineData("evil")]
    [InlineData("package/..")]
    [InlineData("package/a\\..\\..\\evil")]
    public async Task Extract_PathThatLeaves_IsRefused(string path)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => ExtractAsync(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream([1]) }));

        Assert.False(File.Exists(Path.Join(_root, "evil")));
    }

    [Theory]
    [Trait("Case", "F7")]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public async Task Extract_Link_IsRefused(TarEntryType kind)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => ExtractAsync(new PaxTarEntry(kind, "package/link") { LinkName = "/etc/passwd" }));
    }

    [Fact]
    public async Task Extract_Package_HasItsFilesAndWhoMayRunThem()
    {
        await ExtractAsync(
            new PaxTarEntry(TarEntryType.RegularFile, "anything/bin/tool") { DataStream = new MemoryStream("x"u8.ToArray()), Mode = (UnixFileMode)0b111_111_111 },
            new PaxTarEntry(TarEntryType.RegularFile, "anything/./read.me") { DataStream = new MemoryStream("y"u8.ToArray()) });

        Assert.Equal((UnixFileMode)0b111_101_101, File.GetUnixFileMode(Path.Join(_root, "into/bin/tool")));
        Assert.Equal("y", await File.ReadAllTextAsync(Path.Join(_root, "into/read.me")));
    }

    [Fact]
    public async Task Extract_FileNamedTwice_LastOneCounts()
    {
        await ExtractAsync(
            new PaxTarEntry(TarEntryType.RegularFile, "package/a.js") { DataStream = new MemoryStream("first, and longer"u8.ToArray()) },
            new PaxTarEntry(TarEntryType.RegularFile, "package/./a.js") { DataStream = new MemoryStream("second"u8.ToArray()) });

        Assert.Equal("second", await File.ReadAllTextAsync(Path.Join(_root, "into/a.js")));
    }

    private async Task ExtractAsync(params TarEntry[] entries)
    {
        using var tarball = new MemoryStream();
        await using (var zipped = new GZipStream(tarball, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(zipped))
        {
            foreach (var entry in entries) await tar.WriteEntryAsync(entry);
        }

        tarball.Position = 0;
        await PackageArchive.ExtractAsync(tarball, Path.Join(_root, "into"), null, 1 << 20, TestContext.Current.CancellationToken);
    }
}
