using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Forja.Testing.Http;

namespace Forja.Server.Tests;

/// <summary>A project that runs in the browser, on a machine where no sandbox can start: what its author's browser compiled is there for everybody all the same.</summary>
public sealed class BrowserRuntimeTests(SharedScene shared) : IClassFixture<SharedScene>
{
    [Fact]
    public async Task Page_CompiledByItsAuthor_IsServedWithoutASandbox()
    {
        var client = shared.Scene.Client;
        var created = await shared.Scene.CreateAsync(model: "starter");
        var id = created.GetProperty("id").GetString()!;
        Assert.Equal("sandbox", (await shared.Scene.GetAsync($"/api/projects/{id}/runtime")).GetProperty("effective").GetString());

        using var moved = await client.PatchAsJsonAsync($"/api/projects/{id}", new { runtime = "browser" });

        Assert.True(moved.IsSuccessStatusCode);
        var runtime = await shared.Scene.GetAsync($"/api/projects/{id}/runtime");
        Assert.Equal(("browser", "browser", false), (runtime.GetProperty("chosen").GetString(), runtime.GetProperty("effective").GetString(), runtime.GetProperty("hybrid").GetBoolean()));
        Assert.Equal(0, runtime.GetProperty("reasons").GetArrayLength());
        var packages = await shared.Scene.GetAsync($"/api/projects/{id}/browser/packages");
        Assert.Equal("ready", packages.GetProperty("state").GetString());
        var sources = await client.GetByteArrayAsync($"/api/projects/{id}/browser/sources");
        var tag = (await client.GetAsync($"/api/projects/{id}/files/index.html")).Headers.ETag!.Tag.Trim('"');
        var kept = await client.GetByteArrayAsync($"/api/projects/{id}/files/index.html");
        var head = Encoding.UTF8.GetBytes($$"""{"path":"index.html","hash":"{{tag}}","size":{{kept.Length}}}""" + "\n");
        Assert.True(sources.AsSpan().IndexOf([.. head, .. kept]) >= 0);

        var page = "<!doctype html><title>Compiled</title>"u8.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(page));
        var version = (await shared.Scene.GetAsync($"/api/projects/{id}")).GetProperty("version").GetInt32();
        var snapshot = new { version, modules = new[] { new { path = "/index.html", hash, contentType = "text/html" } } };
        Assert.Equal([hash], (await PutAsync(id, snapshot)).GetProperty("missing").EnumerateArray().Select(item => item.GetString()));
        using var body = new ByteArrayContent(page);
        using var taken = await client.PutAsync($"/api/projects/{id}/browser/modules/{hash}", body);
        Assert.Equal(204, (int)taken.StatusCode);
        Assert.True((await PutAsync(id, snapshot)).GetProperty("committed").GetBoolean());

        var link = new Uri((await shared.Scene.GetAsync($"/api/projects/{id}/preview-link?path=/deep/route")).GetProperty("openUrl").GetString()!);
        var opened = await RawConnection.AskAsync(shared.Scene.Port, $"GET {link.PathAndQuery} HTTP/1.1\nHost: {link.Authority}\n\n");
        Assert.Equal("/deep/route", opened.Header("Location"));
        var shown = await RawConnection.AskAsync(shared.Scene.Port, $"GET /deep/route HTTP/1.1\nHost: {link.Authority}\nCookie: {opened.Header("Set-Cookie")!.Split(';')[0]}\nAccept: text/html\n\n");
        Assert.Equal((200, "<!doctype html><title>Compiled</title>"), (shown.Status, shown.Body));
    }

    [Fact]
    public async Task Runtime_OfWhatABrowserCannotRun_IsTheSandboxAndSaysWhy()
    {
        var id = (await shared.Scene.CreateAsync(model: "starter")).GetProperty("id").GetString()!;
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/projects/{id}/files/package.json") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"dependencies": {"next": "16.0.0"}}""")) };
        using var saved = await shared.Scene.Client.SendAsync(request);
        Assert.True(saved.IsSuccessStatusCode);

        using var moved = await shared.Scene.Client.PatchAsJsonAsync($"/api/projects/{id}", new { runtime = "browser" });

        var runtime = await shared.Scene.GetAsync($"/api/projects/{id}/runtime");
        Assert.Equal("sandbox", runtime.GetProperty("effective").GetString());
        var reason = Assert.Single(runtime.GetProperty("reasons").EnumerateArray());
        Assert.Equal(("runtime.framework", "next"), (reason.GetProperty("code").GetString(), reason.GetProperty("detail").GetString()));
        using var early = await shared.Scene.Client.PutAsJsonAsync($"/api/projects/{id}/browser/snapshot", new { version = 99, modules = Array.Empty<object>() });
        Assert.Equal(409, (int)early.StatusCode);
    }

    private async Task<JsonElement> PutAsync(string id, object snapshot)
    {
        using var answer = await shared.Scene.Client.PutAsJsonAsync($"/api/projects/{id}/browser/snapshot", snapshot);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
