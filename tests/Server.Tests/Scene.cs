using System.Net.Http.Json;
using System.Text.Json;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

/// <summary>
/// The server as its own process, with a scripted model and with sandboxes that cannot start: what is tested here is everything around them, on any machine.
/// </summary>
public sealed class Scene : IAsyncDisposable
{
    private Scene(ForjaServer server, ScriptedModelServer model) => (Server, Model, Client) = (server, model, server.CreateClient());

    public ForjaServer Server { get; private set; }

    public ScriptedModelServer Model { get; }

    public HttpClient Client { get; private set; }

    public int Port => Server.Address.Port;

    /// <summary>As it stands in the Host header.</summary>
    public string Host => $"localhost:{Port}";

    /// <summary>Opens the printed link as a browser does; the session's cookie.</summary>
    public async Task<string> SignInAsync()
    {
        using var browser = Server.CreateAnonymousClient();
        var answer = await browser.GetAsync(Server.Link);
        return answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }

    public static async Task<Scene> StartAsync(params ScriptedReply[] replies)
    {
        var model = await ScriptedModelServer.StartAsync(replies);
        return new Scene(await ForjaServer.StartAsync(Settings(model, null)), model);
    }

    /// <summary>With sandboxes that run, by the program that <c>./forja</c> built; what packages cost is kept between runs.</summary>
    public static Task<Scene> StartWithSandboxesAsync(params ScriptedReply[] replies) => StartWithSandboxesAsync(lookAgain: false, replies);

    public static async Task<Scene> StartWithSandboxesAsync(bool lookAgain, params ScriptedReply[] replies)
    {
        var model = await ScriptedModelServer.StartAsync(replies);
        var environment = model.Environment().ToDictionary(item => item.Key, item => item.Value!);
        environment["Forja__Generation__RetryDelay"] = "00:00:00";
        environment["Forja__Packages__PrepareStarters"] = "false";
        environment["Forja__Turns__LookAgain"] = lookAgain ? "true" : "false";
        var settings = new ForjaServerSettings { Environment = environment, SharedCache = Path.Combine(Installation.Artifacts, "tests", "cache") };
        return new Scene(await ForjaServer.StartAsync(settings), model);
    }

    /// <summary>Another server over the same data.</summary>
    public async Task RestartAsync(params (string Name, string Value)[] settings)
    {
        Client.Dispose();
        Server = await ForjaServer.StartAsync(Settings(Model, Server.DataDirectory, settings));
        Client = Server.CreateClient();
    }

    public async Task<JsonElement> CreateAsync(string prompt = "a plain page", string? model = null, string starter = "html")
    {
        var response = await Client.PostAsJsonAsync("/api/projects", new { prompt, model, starter });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<JsonElement> GetAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path);

    public async Task<JsonElement> TurnAsync(string project) => (await GetAsync($"/api/projects/{project}/turns")).GetProperty("items").EnumerateArray().Last();

    /// <summary>The project's last turn, once it has ended.</summary>
    public async Task<JsonElement> EndedTurnAsync(string project)
    {
        await using var events = await EventStream.OpenAsync(Client, project, 0);
        await events.TurnEndAsync();
        return await TurnAsync(project);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        await Model.DisposeAsync();
        if (Directory.Exists(Server.DataDirectory)) Directory.Delete(Server.DataDirectory, recursive: true);
    }

    private static ForjaServerSettings Settings(ScriptedModelServer model, string? data, params (string Name, string Value)[] more)
    {
        var environment = model.Environment().ToDictionary(item => item.Key, item => item.Value!);
        environment["Forja__Sandboxes__Runtime"] = "/no/such/runtime";
        environment["Forja__Generation__RetryDelay"] = "00:00:00";
        foreach (var (name, value) in more) environment[name] = value;
        return new ForjaServerSettings
        {
            Program = Path.Combine(AppContext.BaseDirectory, "Forja.Server"),
            Environment = environment,
            DataDirectory = data,
        };
    }
}
