using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

/// <summary>A secret is in the app's process and nowhere that anybody else reads.</summary>
public sealed class SecretTests(SharedScene shared) : IClassFixture<SharedScene>
{
    private const string Secret = "tk-5+c2/Q\"x9 end";

    private const string App = """
        ```python {path=leaky.py}
        import base64, http.server, os, sys, urllib.parse
        token = os.environ.get("API_TOKEN", "")
        for form in (token, urllib.parse.quote(token, safe=""), base64.b64encode(token.encode()).decode(), repr(dict(os.environ))):
            print("Error: refused " + form, file=sys.stderr, flush=True)
        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(500 if token else 200); self.end_headers(); self.wfile.write(("Traceback: " + token + ".").encode())
        http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Page).serve_forever()
        ```
        ```json {path=forja.json}
        { "start": ["python3", "leaky.py"], "port": 8000 }
        ```
        """;

    [Fact]
    [Trait("Case", "A8")]
    [Trait("Needs", "sandbox")]
    public async Task Secret_AnAppThatPrintsAllItHas_ReachesNoLogEventPromptOrArchive()
    {
        if (Installation.Lacks is { } lack) Assert.Skip(lack);
        await using var scene = await Scene.StartWithSandboxesAsync();
        scene.Model.Respond = _ => scene.Model.Requests.Count switch
        {
            1 => ScriptedReply.Text("```html {path=index.html}\n<h1>Hi</h1>\n```\n"),
            2 => ScriptedReply.Text(App),
            3 => new ScriptedReply().Call("run", new { command = "cat /proc/[0-9]*/environ | tr '\\0' '\\n'; env" }),
            _ => ScriptedReply.Text("Nothing to change."),
        };
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());
        await events.TurnEndAsync();
        var put = await scene.Client.PutAsJsonAsync($"/api/projects/{id}/secrets/API_TOKEN", new { value = Secret });
        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);

        await scene.Client.PostAsJsonAsync($"/api/projects/{id}/turns", new { text = "An API, please" });
        await events.TurnEndAsync();

        var exec = await (await scene.Client.PostAsJsonAsync($"/api/projects/{id}/sandbox/exec", new { command = "cat /proc/[0-9]*/environ | tr '\\0' '\\n'" })).Content.ReadAsStringAsync();
        Assert.Contains("API_TOKEN=***", exec);
        var logs = await scene.Client.GetStringAsync($"/api/projects/{id}/sandbox/logs");
        Assert.Contains("Error: refused ***", logs);
        Assert.Contains(scene.Model.Requests, request => request.Body.GetRawText().Contains("Traceback: ***"));
        var sinks = new Dictionary<string, string>
        {
            ["exec"] = exec,
            ["logs"] = logs,
            ["events"] = string.Join('\n', events.Seen.Select(one => one.GetRawText())),
            ["prompts"] = string.Join('\n', scene.Model.Requests.Select(request => request.Body.GetRawText())),
            ["turns"] = await scene.Client.GetStringAsync($"/api/projects/{id}/turns"),
            ["project"] = await scene.Client.GetStringAsync($"/api/projects/{id}"),
            ["secrets"] = await scene.Client.GetStringAsync($"/api/projects/{id}/secrets"),
            ["secret"] = await scene.Client.GetStringAsync($"/api/projects/{id}/secrets/API_TOKEN"),
            ["archive"] = Encoding.Latin1.GetString(await scene.Client.GetByteArrayAsync($"/api/projects/{id}/archive?format=tar.gz")),
            ["server's log"] = scene.Server.Output,
            ["database"] = string.Concat(Directory.EnumerateFiles(scene.Server.DataDirectory, "forja.db*").Select(Text)),
        };
        Assert.All(sinks, sink => Assert.All(Forms(), form => Assert.False(sink.Value.Contains(form, StringComparison.Ordinal), $"{sink.Key} holds {form}")));
        var fork = await (await scene.Client.PostAsJsonAsync($"/api/projects/{id}/fork", new { name = "Copy" })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Empty((await scene.GetAsync($"/api/projects/{fork.GetProperty("id").GetString()}/secrets")).GetProperty("secrets").EnumerateArray());
    }

    [Theory]
    [InlineData("secrets", "1A", "long enough", "secret.name-invalid")]
    [InlineData("secrets", "LD_PRELOAD", "long enough", "secret.name-reserved")]
    [InlineData("variables", "PATH", "/x", "secret.name-reserved")]
    [InlineData("secrets", "VITE_KEY", "long enough", "secret.name-public")]
    [InlineData("secrets", "KEY", "short", "secret.value-short")]
    [InlineData("variables", "KEY", "a\0b", "secret.value-invalid")]
    public async Task Put_WhatNoVariableMayBe_IsRefusedWithACode(string kind, string name, string value, string code)
    {
        var id = (await shared.Scene.CreateAsync(model: "starter")).GetProperty("id").GetString();

        var answer = await shared.Scene.Client.PutAsJsonAsync($"/api/projects/{id}/{kind}/{name}", new { value });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Variables_PlainAndSecret_AreListedReplacedAndRemoved()
    {
        var id = (await shared.Scene.CreateAsync(model: "starter")).GetProperty("id").GetString();
        var client = shared.Scene.Client;

        await client.PutAsJsonAsync($"/api/projects/{id}/variables/MODE", new { value = "fast" });
        await client.PutAsJsonAsync($"/api/projects/{id}/secrets/KEY", new { value = "long enough" });
        await client.PutAsJsonAsync($"/api/projects/{id}/variables/MODE", new { value = "slow" });
        var both = await shared.Scene.GetAsync($"/api/projects/{id}/secrets");
        var gone = await client.DeleteAsync($"/api/projects/{id}/secrets/KEY");
        var again = await client.DeleteAsync($"/api/projects/{id}/secrets/KEY");

        Assert.Equal("MODE=slow", string.Join(',', both.GetProperty("variables").EnumerateArray().Select(one => $"{one.GetProperty("name")}={one.GetProperty("value")}")));
        Assert.DoesNotContain("long enough", both.GetRawText());
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (gone.StatusCode, again.StatusCode));
    }

    private static IEnumerable<string> Forms() =>
    [
        Secret, JsonEncodedText.Encode(Secret).Value, JsonSerializer.Serialize(Secret)[1..^1], Uri.EscapeDataString(Secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)).TrimEnd('='),
        Secret.Replace("\"", "\\\"", StringComparison.Ordinal),
    ];

    private static string Text(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
