using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Forja.Server.Tests;

/// <summary>Projects that come from somewhere else: out of another project's version, or out of a zip.</summary>
public sealed class CopyTests(SharedScene shared) : IClassFixture<SharedScene>
{
    [Fact]
    public async Task Fork_OfAVersion_HasItsFilesAndALifeOfItsOwn()
    {
        var client = shared.Scene.Client;
        var original = (await shared.Scene.CreateAsync(model: "starter")).GetProperty("id").GetString();

        using var answer = await client.PostAsJsonAsync($"/api/projects/{original}/fork", new { name = "A copy", version = 1 });
        var fork = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var id = fork.GetProperty("id").GetString();
        using var deleted = await client.DeleteAsync($"/api/projects/{original}");

        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Equal("A copy", fork.GetProperty("name").GetString());
        Assert.Contains("<!doctype html>", await client.GetStringAsync($"/api/projects/{id}/files/index.html"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Fork_OfAVersionThatIsNotThere_IsRefused()
    {
        var original = (await shared.Scene.CreateAsync(model: "starter")).GetProperty("id").GetString();

        using var answer = await shared.Scene.Client.PostAsJsonAsync($"/api/projects/{original}/fork", new { version = 99 });

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal("version.not-found", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Import_OfAZip_IsAProjectOfItsFiles()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var page = new StreamWriter(zip.CreateEntry("shop/index.html").Open());
            page.Write("<h1>Shop</h1>");
        }

        using var answer = await ImportAsync(bytes.ToArray(), "Shop");
        var project = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Equal("Shop", project.GetProperty("name").GetString());
        Assert.Equal("<h1>Shop</h1>", await shared.Scene.Client.GetStringAsync($"/api/projects/{project.GetProperty("id").GetString()}/files/index.html"));
    }

    [Fact]
    public async Task Import_OfWhatIsNoZip_IsRefusedWithACode()
    {
        using var answer = await ImportAsync([1, 2, 3], "Nothing");

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("import.invalid", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private async Task<HttpResponseMessage> ImportAsync(byte[] zip, string name)
    {
        using var body = new ByteArrayContent(zip);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return await shared.Scene.Client.PostAsync($"/api/projects/import?name={name}&language=en", body);
    }
}
