using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Bench;

/// <summary>The running product under measurement: the built server over a fresh data folder, and the scripted model that it may ask.</summary>
internal sealed class Subject : IAsyncDisposable
{
    private readonly ForjaServer _server;

    private Subject(ForjaServer server, ScriptedModelServer model) => (_server, Model, Client) = (server, model, server.CreateClient());

    public ScriptedModelServer Model { get; }

    public HttpClient Client { get; }

    public Uri Link => _server.Link;

    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="cache">A folder whose packages and layers of earlier runs are used; null for a server that has seen nothing.</param>
    /// <param name="pool">Memory for sandboxes made ahead of time, in bytes; the product's own default when null.</param>
    /// <param name="settings">Other settings of the server, as a person would put them in the environment.</param>
    public static async Task<Subject> StartAsync(CancellationToken cancellationToken, string? cache = null, long? pool = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var model = await ScriptedModelServer.StartAsync();
        var environment = model.Environment(openAI: false).ToDictionary(pair => pair.Key, pair => pair.Value!);
        if (pool is { } bytes) environment["Forja__Sandboxes__Pool__MemoryBytes"] = bytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) environment[name] = value;
        return new Subject(await ForjaServer.StartAsync(new ForjaServerSettings { SharedCache = cache, Environment = environment }, cancellationToken), model);
    }

    /// <summary>A new project; without a model, the React starter as it is.</summary>
    public async Task<JsonElement> CreateAsync(string prompt, bool model, CancellationToken cancellationToken)
    {
        var body = model ? (object)new { prompt, starter = "react", language = "en" } : new { prompt, starter = "react", language = "en", model = "starter" };
        using var answer = await Client.PostAsJsonAsync("/api/projects", body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"The project was not created: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    public async Task DeleteAsync(string project)
    {
        using var answer = await Client.DeleteAsync($"/api/projects/{project}", CancellationToken.None);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Reads a file with the tag that a save must carry.</summary>
    public async Task<(string Text, string Tag)> ReadAsync(string project, string path, CancellationToken cancellationToken)
    {
        using var answer = await Client.GetAsync($"/api/projects/{project}/files/{path}", cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsStringAsync(cancellationToken), answer.Headers.ETag!.ToString());
    }

    public async Task SaveAsync(string project, string path, string text, string tag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/projects/{project}/files/{path}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await Client.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path} was not saved: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        await Model.DisposeAsync();
    }
}
