using System.Net.Http.Json;
using System.Text.Json;

namespace Forja.Server.Tests;

public sealed class RefusalTests(SharedScene shared) : IClassFixture<SharedScene>
{
    [Theory]
    [InlineData("""{"prompt": ""}""", 400, "prompt.empty")]
    [InlineData("""{"prompt": "x", "starter": "cobol"}""", 422, "starter.unknown")]
    [InlineData("""{"prompt": "x", "runtime": "moon"}""", 422, "runtime.unavailable")]
    [InlineData("""{"prompt": """, 400, "request.invalid")]
    [InlineData("""{}""", 400, "request.invalid")]
    public async Task Create_WhatCannotBe_IsRefusedWithACode(string body, int status, string code)
    {
        var answer = await shared.Scene.Client.PostAsync("/api/projects", new StringContent(body, null, "application/json"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404, "route.not-found")]
    [InlineData("PUT", "/api/projects", 405, "route.method")]
    [InlineData("GET", "/api/projects/aaaaaaaaaaaaaaaaaaaaaaaaaa", 404, "project.not-found")]
    [InlineData("GET", "/api/projects/no-id", 404, "project.not-found")]
    public async Task Ask_WhatIsNotThere_IsAProblemWithACode(string method, string path, int status, string code)
    {
        var answer = await shared.Scene.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
