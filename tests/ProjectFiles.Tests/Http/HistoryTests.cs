using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Forja.ProjectFiles.Tests.Scene;

namespace Forja.ProjectFiles.Tests.Http;

/// <summary>Names of versions, who wrote a line, and one version's changes taken back.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly HttpClient _client;
    private readonly FilesApp _app;

    public HistoryTests(SharedApp shared)
    {
        _app = shared.App;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_app.Port}/api/projects/") };
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Mark_NameAndBookmark_AreThereUntilTakenAway()
    {
        var id = await _app.CreateAsync(("a.txt", "a\n"));

        using var marked = await _client.PutAsJsonAsync($"{id}/versions/1/mark", new { name = "  Before the sale ", bookmarked = true });
        var listed = (await _client.GetFromJsonAsync<JsonElement>($"{id}/versions")).GetProperty("items")[0];
        using var cleared = await _client.PutAsJsonAsync($"{id}/versions/1/mark", new { name = "", bookmarked = false });
        var after = await cleared.Content.ReadFromJsonAsync<JsonElement>();
        using var missing = await _client.PutAsJsonAsync($"{id}/versions/9/mark", new { bookmarked = true });
        using var tooLong = await _client.PutAsJsonAsync($"{id}/versions/1/mark", new { name = new string('x', 121) });

        Assert.Equal(HttpStatusCode.OK, marked.StatusCode);
        Assert.Equal(("Before the sale", true), (listed.GetProperty("name").GetString(), listed.GetProperty("bookmarked").GetBoolean()));
        Assert.Equal((JsonValueKind.Null, false), (after.GetProperty("name").ValueKind, after.GetProperty("bookmarked").GetBoolean()));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (missing.StatusCode, tooLong.StatusCode));
    }

    [Fact]
    public async Task Blame_LinesOfSeveralVersions_NamesEachOnesAcrossARename()
    {
        var id = await _app.CreateAsync(("a.txt", "one\ntwo\nthree\n"), ("b.txt", "b"));
        await SaveAsync(id, "a.txt", "one\nTWO\nthree\n");
        await SaveAsync(id, "b.txt", "other");
        using var renamed = await _client.PostAsJsonAsync($"{id}/files-rename", new { from = "a.txt", to = "docs/a.txt" });
        await SaveAsync(id, "docs/a.txt", "one\nTWO\nthree\nfour\n");

        var blame = await _client.GetFromJsonAsync<JsonElement>($"{id}/blame/docs/a.txt");
        using var missing = await _client.GetAsync($"{id}/blame/a.txt");

        var stretches = blame.GetProperty("lines").EnumerateArray().Select(line => (line.GetProperty("start").GetInt32(), line.GetProperty("count").GetInt32(), line.GetProperty("version").GetInt32()));
        Assert.Equal([(1, 1, 1), (2, 1, 2), (3, 1, 1), (4, 1, 5)], stretches);
        Assert.Equal([1, 2, 5], blame.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("number").GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Undo_OneVersionInTheMiddle_LeavesWhatCameAfter()
    {
        var id = await _app.CreateAsync(("a.txt", "1\n2\n3\n4\n5\n6\n7\n"));
        await SaveAsync(id, "a.txt", "1\nTWO\n3\n4\n5\n6\n7\n");
        await SaveAsync(id, "a.txt", "1\nTWO\n3\n4\n5\n6\nSEVEN\n");

        using var undone = await _client.PostAsync($"{id}/versions/2/undo", null);
        var text = await _client.GetStringAsync($"{id}/files/a.txt");
        using var again = await _client.PostAsync($"{id}/versions/2/undo", null);
        using var first = await _client.PostAsync($"{id}/versions/1/undo", null);

        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal("1\n2\n3\n4\n5\n6\nSEVEN\n", text);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (again.StatusCode, first.StatusCode));
    }

    [Fact]
    public async Task Undo_LinesChangedAgainSince_IsRefusedAndChangesNothing()
    {
        var id = await _app.CreateAsync(("a.txt", "1\n2\n3\n"));
        await SaveAsync(id, "a.txt", "1\nTWO\n3\n");
        await SaveAsync(id, "a.txt", "1\nZWEI\n3\n");

        using var undone = await _client.PostAsync($"{id}/versions/2/undo", null);

        Assert.Equal(HttpStatusCode.Conflict, undone.StatusCode);
        Assert.Contains("version.undo-conflict", await undone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("1\nZWEI\n3\n", await _client.GetStringAsync($"{id}/files/a.txt"));
    }

    [Fact]
    public async Task Undo_FileMadeAndNeverTouchedSince_TakesItAway()
    {
        var id = await _app.CreateAsync(("a.txt", "a"));
        await SaveAsync(id, "new.txt", "new");

        using var undone = await _client.PostAsync($"{id}/versions/2/undo?path=new.txt", null);

        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"{id}/files/new.txt")).StatusCode);
    }

    private async Task SaveAsync(ProjectId id, string path, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{id}/files/{path}") { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await _client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.NotFound && answer.StatusCode != HttpStatusCode.PreconditionFailed)
        {
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return;
        }

        using var fresh = new HttpRequestMessage(HttpMethod.Put, $"{id}/files/{path}") { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)) };
        fresh.Content.Headers.ContentType = new("application/octet-stream");
        fresh.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var created = await _client.SendAsync(fresh);
        Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync());
    }
}
