using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using Forja.ProjectFiles.Tests.Scene;

namespace Forja.ProjectFiles.Tests.Http;

public sealed class ArchiveTests : IDisposable
{
    private readonly HttpClient _client;
    private readonly FilesApp _app;

    public ArchiveTests(SharedApp shared)
    {
        _app = shared.App;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_app.Port}/api/projects/") };
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Download_Zip_HasTheTreeAsItIsNow()
    {
        var id = await _app.CreateAsync(("index.html", "hello"), ("src/ção.ts", "x"));
        File.WriteAllText(_app.TreeOf(id, "made.txt"), "by a program");
        Directory.CreateDirectory(_app.TreeOf(id, "node_modules/a"));
        File.WriteAllText(_app.TreeOf(id, "node_modules/a/index.js"), "no");

        using var answer = await _client.GetAsync($"{id}/archive");
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("quadro.zip", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(["index.html", "made.txt", "src/ção.ts"], zip.Entries.Select(entry => entry.FullName));
        using var reader = new StreamReader(zip.GetEntry("index.html")!.Open());
        Assert.Equal("hello", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Download_TarGz_HasTheFilesOfTheVersion()
    {
        var id = await _app.CreateAsync(("index.html", "hello"), ("src/a.ts", "x"));
        File.Delete(_app.TreeOf(id, "index.html"));

        await using var unpacked = new GZipStream(await _client.GetStreamAsync($"{id}/archive?format=tar.gz&version=1"), CompressionMode.Decompress);
        await using var tar = new TarReader(unpacked);
        var names = new List<string>();
        while (await tar.GetNextEntryAsync(copyData: true) is { } entry) names.Add($"{entry.Name} {entry.Length}");

        Assert.Equal(["index.html 5", "src/a.ts 1"], names);
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("tar.gz")]
    public async Task Download_Twice_GivesTheSameBytes(string format)
    {
        var id = await _app.CreateAsync(("b.txt", "b"), ("a.txt", "a"));

        Assert.Equal(await _client.GetByteArrayAsync($"{id}/archive?format={format}"), await _client.GetByteArrayAsync($"{id}/archive?format={format}"));
    }

    [Fact]
    [Trait("Case", "F3")]
    public async Task Download_LinksInTheTree_AreLeftOut()
    {
        var id = await _app.CreateAsync(("index.html", "hello"));
        File.CreateSymbolicLink(_app.TreeOf(id, "passwd"), "/etc/passwd");
        File.CreateSymbolicLink(_app.TreeOf(id, "etc"), "/etc");
        File.Delete(_app.TreeOf(id, "index.html"));
        File.CreateSymbolicLink(_app.TreeOf(id, "index.html"), "/etc/hostname");

        await using var zip = new ZipArchive(await _client.GetStreamAsync($"{id}/archive"));

        Assert.Empty(zip.Entries);
    }

    [Fact]
    public async Task Download_UnknownFormatOrVersion_IsRefused()
    {
        var id = await _app.CreateAsync(("a.txt", "a"));

        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync($"{id}/archive?format=rar")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"{id}/archive?version=7")).StatusCode);
    }
}
