using System.Net.Http.Json;
using System.Text.Json;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

public sealed class CrashTests
{
    /// <summary>Where in a turn the server is killed: what the model does up to there, and then is waited for.</summary>
    private static readonly Dictionary<string, Func<ReplyGate, ScriptedReply[]>> Points = new()
    {
        ["point-nothing-said"] = gate => [new ScriptedReply().Hold(gate)],
        ["point-inside-a-file"] = gate => [new ScriptedReply().Say("Hello there.\n\n```html {path=index.html}\n<h1>finished</h1>\n```\n\n```js {path=half.js}\nlet half").Hold(gate)],
        ["point-inside-a-call"] = gate =>
        [
            new ScriptedReply().Call("rename", new { path = "script.js", to = "app.js" }, "moved").CallRaw("write", "{\"path\": \"half.js\", \"content\": \"let ha", "cut").Hold(gate),
        ],
        ["point-between-calls"] = gate =>
        [
            new ScriptedReply().Call("write", new { path = "index.html", content = "<h1>by a tool</h1>\n" }, "written").Call("rename", new { path = "script.js", to = "app.js" }, "moved"),
            new ScriptedReply().Say("More.").Hold(gate),
        ],
    };

    [Fact]
    [Trait("Case", "K1"), Trait("Case", "K3")]
    public async Task Kill_AtEachPointOfATurn_TheNextServerGoesOnAndDoesNothingTwice()
    {
        var gates = Points.Keys.ToDictionary(name => name, _ => new ReplyGate());
        var script = Points.ToDictionary(point => point.Key, point => new Queue<ScriptedReply>([.. point.Value(gates[point.Key]), ScriptedReply.Text("```html {path=more.html}\n<h1>more</h1>\n```\nAll done.")]));
        await using var scene = await Scene.StartAsync();
        scene.Model.Respond = request =>
        {
            lock (script) return script[Points.Keys.Single(name => request.Body.GetRawText().Contains(name, StringComparison.Ordinal))].Dequeue();
        };
        Dictionary<string, (string Id, long Seq)> projects = [];
        foreach (var name in Points.Keys)
        {
            var project = await scene.CreateAsync($"a plain page ({name})");
            projects[name] = (project.GetProperty("id").GetString()!, project.GetProperty("seq").GetInt64());
        }

        // What was sent before a gate has been taken in once it was told.
        await Task.WhenAll(gates.Values.Select(gate => gate.Reached));
        await SeenAsync(scene, projects["point-inside-a-file"], "file-delta", one => one.GetProperty("path").GetString() == "half.js");
        await SeenAsync(scene, projects["point-inside-a-call"], "file-started", one => one.GetProperty("path").GetString() == "half.js");
        await scene.Server.KillAsync();
        await scene.RestartAsync();

        foreach (var (name, project) in projects)
        {
            await using var events = await EventStream.OpenAsync(scene.Client, project.Id, project.Seq);
            var end = await events.TurnEndAsync();
            var turn = await scene.TurnAsync(project.Id);

            // No sandbox starts here, so each turn that goes on ends with that, after the model's last word.
            Assert.StartsWith("sandbox.", end.GetProperty("code").GetString());
            Assert.EndsWith("All done.", turn.GetProperty("reply").GetString()!.Trim());
            Assert.Contains(turn.GetProperty("notices").EnumerateArray(), notice => notice.GetProperty("code").GetString() == "turn.resumed");
            Assert.Contains("more", await scene.Client.GetStringAsync($"/api/projects/{project.Id}/files/more.html"));
            Assert.False((await scene.Client.GetAsync($"/api/projects/{project.Id}/files/half.js")).IsSuccessStatusCode);
            Assert.Empty(script[name]);
        }

        var file = scene.Model.Requests.Last(request => request.Body.GetRawText().Contains("point-inside-a-file"));
        Assert.Contains("complete and applied: `index.html`", file.LastText);
        Assert.StartsWith("Hello there.", (await scene.TurnAsync(projects["point-inside-a-file"].Id)).GetProperty("reply").GetString());

        // The results of tools that had come to an end are given again; the tools are not used again.
        var calls = scene.Model.Requests.Last(request => request.Body.GetRawText().Contains("point-between-calls")).Body.GetRawText();
        Assert.Contains("\"tool_use_id\":\"written\"", calls.Replace(" ", ""));
        Assert.Contains("\"tool_use_id\":\"moved\"", calls.Replace(" ", ""));
        Assert.DoesNotContain("not known", calls);
        Assert.Equal(["index.html", "app.js", "more.html"], (await scene.TurnAsync(projects["point-between-calls"].Id)).GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).OrderByDescending(path => path == "index.html").ThenBy(path => path));
        Assert.Contains("\"tool_use_id\":\"moved\"", scene.Model.Requests.Last(request => request.Body.GetRawText().Contains("point-inside-a-call")).Body.GetRawText().Replace(" ", ""));
        foreach (var gate in gates.Values) gate.Open();
    }

    [Fact]
    [Trait("Case", "K1")]
    public async Task Kill_OfATurnThatMayNotGoOn_EndsItWithAReasonAndKeepsFinishedFiles()
    {
        var gate = new ReplyGate();
        await using var scene = await Scene.StartAsync(Points["point-inside-a-file"](gate));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        var cursor = await SeenAsync(scene, (id, project.GetProperty("seq").GetInt64()), "file-delta", one => one.GetProperty("path").GetString() == "half.js");

        await scene.Server.KillAsync();
        await scene.RestartAsync(("Forja__Turns__MaxResumptions", "0"));

        var turn = await scene.EndedTurnAsync(id);
        Assert.Equal("failed", turn.GetProperty("status").GetString());
        Assert.Equal("turn.interrupted", turn.GetProperty("error").GetProperty("code").GetString());
        Assert.True(turn.GetProperty("error").GetProperty("retryable").GetBoolean());
        Assert.Contains("Hello there.", turn.GetProperty("reply").GetString());
        Assert.Contains("finished", await scene.Client.GetStringAsync($"/api/projects/{id}/files/index.html"));
        Assert.Equal(2, (await scene.GetAsync($"/api/projects/{id}")).GetProperty("version").GetInt32());

        // A client that was cut off goes on from where it was.
        await using var resumed = await EventStream.OpenAsync(scene.Client, id, cursor);
        var end = await resumed.TurnEndAsync();
        Assert.Equal("turn.interrupted", end.GetProperty("code").GetString());
        Assert.Contains(resumed.Seen, one => one.GetProperty("type").GetString() == "version" && one.GetProperty("number").GetInt32() == 2);
        gate.Open();
    }

    [Fact]
    public async Task Stop_WhileATurnRunsAndSomebodyWatches_EndsTheServerAtOnceAndTheNextOneGoesOn()
    {
        var gate = new ReplyGate();
        await using var scene = await Scene.StartAsync(
            new ScriptedReply().Say("Hello.\n\n```html {path=index.html}\n<h1>finished</h1>\n```\n").Hold(gate), ScriptedReply.Text("All done."));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());
        await events.NextAsync("file-done");

        var exit = await scene.Server.StopAsync();
        await scene.RestartAsync();

        Assert.Equal(0, exit);
        Assert.EndsWith("All done.", (await scene.EndedTurnAsync(id)).GetProperty("reply").GetString()!.Trim());
        gate.Open();
    }

    /// <summary>Waits for an event and gives its number.</summary>
    private static async Task<long> SeenAsync(Scene scene, (string Id, long Seq) project, string type, Func<JsonElement, bool> fits)
    {
        await using var events = await EventStream.OpenAsync(scene.Client, project.Id, project.Seq);
        return (await events.NextAsync(type, fits)).GetProperty("seq").GetInt64();
    }
}
