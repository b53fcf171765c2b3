using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Forja.ProjectFiles.Tests.Scene;

namespace Forja.ProjectFiles.Tests.Http;

public sealed class FilesApiTests : IDisposable
{
    private readonly HttpClient _client;
    private readonly FilesApp _app;

    public FilesApiTests(SharedApp shared)
    {
        _app = shared.App;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_app.Port}/api/projects/") };
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Read_File_GivesBytesWithTagAndNoRights()
    {
        var id = await _app.CreateAsync(("index.html", "<script>alert(1)</script>"));

        using var answer = await _client.GetAsync($"{id}/files/index.html");

        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, $"{id}/files/index.html") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await _client.SendAsync(again)).StatusCode);
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json")]
    public async Task Save_WhateverTheContentIsCalled_KeepsTheBytes(string type)
    {
        var id = await _app.CreateAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{id}/files/a.json") { Content = new ByteArrayContent("{\"a\":1}"u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var saved = await _client.SendAsync(request);

        Assert.True(saved.IsSuccessStatusCode, $"{saved.StatusCode}");
        Assert.Equal("{\"a\":1}", await _client.GetStringAsync($"{id}/files/a.json"));
    }

    [Fact]
    [Trait("Case", "F9")]
    public async Task Save_WithTags_CreatesChangesAndRefusesTheStale()
    {
        var id = await _app.CreateAsync(("a.txt", "one\n"));
        var first = (await _client.GetAsync($"{id}/files/a.txt")).Headers.ETag!;

        using var saved = await PutAsync($"{id}/files/a.txt", "two\n", first);
        using var stale = await PutAsync($"{id}/files/a.txt", "three\n", first);
        using var without = await PutAsync($"{id}/files/a.txt", "three\n");
        using var created = await PutAsync($"{id}/files/new/b.txt", "b\n");
        using var taken = await PutAsync($"{id}/files/new/b.txt", "c\n", ifNoneMatch: EntityTagHeaderValue.Any);

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(2, (await JsonAsync(saved)).GetProperty("version").GetInt32());
        Assert.Equal((HttpStatusCode.PreconditionFailed, FileCodes.FileStale), (stale.StatusCode, await CodeAsync(stale)));
        Assert.Equal(saved.Headers.ETag!.Tag.Trim('"'), (await JsonAsync(stale)).GetProperty("current").GetString());
        Assert.Equal(("428", FileCodes.PreconditionRequired), (((int)without.StatusCode).ToString(null, null), await CodeAsync(without)));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, taken.StatusCode);
        Assert.Equal("two\n", File.ReadAllText(_app.TreeOf(id, "a.txt")));
    }

    [Fact]
    public async Task Save_WeakOrForeignTag_IsStale()
    {
        var id = await _app.CreateAsync(("a.txt", "one\n"));
        var tag = (await _client.GetAsync($"{id}/files/a.txt")).Headers.ETag!;

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync($"{id}/files/a.txt", "x", new EntityTagHeaderValue(tag.Tag, isWeak: true))).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync($"{id}/files/a.txt", "x", new EntityTagHeaderValue("\"1\""))).StatusCode);
    }

    [Fact]
    [Trait("Case", "F8")]
    public async Task Save_TooLarge_Answers413AndNothingIsVisible()
    {
        var id = await _app.CreateAsync(("a.txt", "one\n"));
        using var declared = new ByteArrayContent(new byte[26 * 1024 * 1024]);
        using var chunked = new StreamContent(new EndlessZeros(26 * 1024 * 1024));

        using var first = await _client.PutAsync($"{id}/files/big.bin", declared);
        using var second = await _client.PutAsync($"{id}/files/big.bin", chunked);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, FileCodes.FileTooLarge), (first.StatusCode, await CodeAsync(first)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, second.StatusCode);
        Assert.False(File.Exists(_app.TreeOf(id, "big.bin")));
    }

    [Fact]
    public async Task Tree_AfterChanges_ShowsFilesWithHashesAndLabelsLinks()
    {
        var id = await _app.CreateAsync(("src/a.ts", "a\n"));
        File.CreateSymbolicLink(_app.TreeOf(id, "link"), "/etc/passwd");

        var tree = await _client.GetFromJsonAsync<JsonElement>($"{id}/files");

        var items = tree.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["link:symlink", "src/a.ts:file"], items.Select(item => $"{item.GetProperty("path")}:{item.GetProperty("kind")}"));
        Assert.Equal(ContentHash.Of("a\n"u8).Value, items[1].GetProperty("hash").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await _client.GetAsync($"{id}/files/link")).StatusCode);
    }

    [Fact]
    public async Task Delete_File_NeedsTheTagAndMakesAVersion()
    {
        var id = await _app.CreateAsync(("a.txt", "one\n"), ("b.txt", "b\n"));
        var tag = (await _client.GetAsync($"{id}/files/a.txt")).Headers.ETag!;

        using var without = await _client.DeleteAsync($"{id}/files/a.txt");
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{id}/files/a.txt") { Headers = { IfMatch = { tag } } };
        using var deleted = await _client.SendAsync(request);

        Assert.Equal(428, (int)without.StatusCode);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"{id}/files/a.txt")).StatusCode);
        Assert.Equal("one\n", await _client.GetStringAsync($"{id}/files/a.txt?version=1"));
    }

    [Fact]
    public async Task Rename_File_Moves()
    {
        var id = await _app.CreateAsync(("a.txt", "one\n"));

        using var moved = await _client.PostAsJsonAsync($"{id}/files-rename", new { from = "a.txt", to = "dir/b.txt" });
        using var bad = await _client.PostAsJsonAsync($"{id}/files-rename", new { from = "dir/b.txt", to = "../b.txt" });

        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal("one\n", await _client.GetStringAsync($"{id}/files/dir/b.txt"));
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task Versions_ListDiffAndRestore_TellTheStory()
    {
        var id = await _app.CreateAsync(("a.txt", "one\ntwo\n"));
        await PutAsync($"{id}/files/a.txt", "one\nTWO\n", EntityTagHeaderValue.Any);

        var list = await _client.GetFromJsonAsync<JsonElement>($"{id}/versions?limit=1");
        var rest = await _client.GetFromJsonAsync<JsonElement>($"{id}/versions?cursor={list.GetProperty("next").GetString()}");
        var diff = (await _client.GetFromJsonAsync<JsonElement>($"{id}/versions/2/diff?from=1")).GetProperty("files")[0];
        using var restored = await _client.PostAsync($"{id}/versions/1/restore", null);

        Assert.Equal((2, 1), (list.GetProperty("items")[0].GetProperty("number").GetInt32(), rest.GetProperty("items")[0].GetProperty("number").GetInt32()));
        Assert.Equal(["same one", "removed two", "added TWO"], diff.GetProperty("hunks")[0].GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("kind")} {line.GetProperty("text")}"));
        Assert.Equal(3, (await JsonAsync(restored)).GetProperty("number").GetInt32());
        Assert.Equal("one\ntwo\n", await _client.GetStringAsync($"{id}/files/a.txt"));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"{id}/versions/9/diff")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.PostAsync($"{id}/versions/9/restore", null)).StatusCode);
    }

    [Fact]
    public async Task AnyEndpoint_UnknownProject_Answers404WithCode()
    {
        foreach (var path in new[] { "files", "files/a.txt", "versions", "versions/1", "archive" })
        {
            using var answer = await _client.GetAsync($"{ProjectId.New()}/{path}");
            Assert.Equal((HttpStatusCode.NotFound, FileCodes.ProjectNotFound), (answer.StatusCode, await CodeAsync(answer)));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("not-an-id/files")).StatusCode);
    }

    private async Task<HttpResponseMessage> PutAsync(string path, string text, EntityTagHeaderValue? ifMatch = null, EntityTagHeaderValue? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        if (ifMatch is not null) request.Headers.IfMatch.Add(ifMatch);
        if (ifNoneMatch is not null) request.Headers.IfNoneMatch.Add(ifNoneMatch);
        return await _client.SendAsync(request);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await JsonAsync(answer)).GetProperty("code").GetString();
}
