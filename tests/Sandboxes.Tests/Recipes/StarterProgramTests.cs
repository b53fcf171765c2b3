using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes.Tests.Hosts;

namespace Forja.Sandboxes.Tests.Recipes;

/// <summary>The starters of compiled languages and of Python, built and run for real by what this machine has.</summary>
[Trait("Needs", "sandbox")]
public sealed class StarterProgramTests
{
    [Theory]
    [InlineData("fastapi", 8000)]
    [InlineData("go", 8080)]
    [InlineData("dotnet", 5000)]
    public async Task Start_StarterOfAnApi_ServesItsPageAndKeepsItsRules(string id, int port)
    {
        await using var scene = await SandboxScene.OpenAsync();
        var starter = scene.Get<StarterCatalog>().Find(id)!;
        Assert.SkipUnless(starter.Missing.IsEmpty, $"This machine lacks {string.Join(", ", starter.Missing.Select(need => need.Name))}.");
        var sandbox = scene.NewProject([.. starter.FilesFor(ProjectNames.FromTitle("Notes of Ana"), "en").Select(file => (file.Key.Value, Encoding.UTF8.GetString(file.Value.Span)))]);

        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        var status = await sandbox.WaitReadyAsync(CancellationToken.None);

        Assert.True(status.State == SandboxState.Running, $"{status.ReasonCode}\n{status.Output}");
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, stop) => scene.Connections.ConnectAsync(sandbox.Project, status.Epoch, port, stop) }) { BaseAddress = new Uri("http://app/") };
        Assert.Contains("Notes of Ana", await http.GetStringAsync("/"), StringComparison.Ordinal);
        foreach (var endpoint in (await http.GetFromJsonAsync<JsonElement>("/api")).GetProperty("endpoints").EnumerateArray())
        {
            using var request = new HttpRequestMessage(new HttpMethod(endpoint.GetProperty("method").GetString()!), endpoint.GetProperty("path").GetString());
            if (endpoint.TryGetProperty("body", out var body)) request.Content = new StringContent(body.GetRawText(), Encoding.UTF8, "application/json");
            using var answer = await http.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, $"{request.Method} {request.RequestUri}: {answer.StatusCode}");
        }

        using var empty = await http.PostAsJsonAsync("/api/notes", new { title = "", text = "no title" });
        using var gone = await http.GetAsync("/api/notes/2");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound), (empty.StatusCode, gone.StatusCode));
    }
}
