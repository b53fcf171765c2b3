using System.Net.Http.Json;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

public sealed class CrashTests
{
    [Fact]
    [Trait("Case", "K1")]
    public async Task Kill_InTheMiddleOfATurn_TheNextServerEndsItWithAReasonAndKeepsFinishedFiles()
    {
        var gate = new ReplyGate();
        await using var scene = await Scene.StartAsync(
            new ScriptedReply().Say("Hello there.\n\n```html {path=index.html}\n<h1>finished</h1>\n```\n\n```js {path=half.js}\nlet half").Hold(gate));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        long cursor;
        await using (var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64()))
        {
            await events.NextAsync("file-done");
            cursor = (await events.NextAsync("file-delta", one => one.GetProperty("path").GetString() == "half.js")).GetProperty("seq").GetInt64();
        }

        await scene.Server.KillAsync();
        await scene.RestartAsync();

        var turn = await scene.TurnAsync(id);
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
    [Trait("Case", "K1"), Trait("Case", "K3")]
    public async Task Kill_BetweenTwoToolsOfATurn_TheFirstToolIsDoneOnceAndARetryGoesOn()
    {
        var gate = new ReplyGate();
        await using var scene = await Scene.StartAsync(
            new ScriptedReply().Call("write", new { path = "index.html", content = "<h1>by a tool</h1>\n" }).Call("rename", new { path = "script.js", to = "app.js" }),
            new ScriptedReply().Say("More.").Hold(gate),
            ScriptedReply.Text("It goes on."));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await gate.Reached;

        await scene.Server.KillAsync();
        await scene.RestartAsync();

        var turn = await scene.TurnAsync(id);
        Assert.Equal(("turn.interrupted", true), (turn.GetProperty("error").GetProperty("code").GetString(), turn.GetProperty("error").GetProperty("retryable").GetBoolean()));
        Assert.Equal(2, (await scene.GetAsync($"/api/projects/{id}")).GetProperty("version").GetInt32());
        Assert.Contains("by a tool", await scene.Client.GetStringAsync($"/api/projects/{id}/files/index.html"));

        // The retry sees what was done instead of doing it again.
        await using var events = await EventStream.OpenAsync(scene.Client, id, (await scene.GetAsync($"/api/projects/{id}")).GetProperty("seq").GetInt64());
        await scene.Client.PostAsJsonAsync($"/api/projects/{id}/turns", new { text = "Continue", mode = "ask" });
        await events.TurnEndAsync();
        Assert.Contains("app.js", scene.Model.Requests[^1].LastText);
        Assert.Contains("by a tool", scene.Model.Requests[^1].LastText);
        gate.Open();
    }

    [Fact]
    public async Task Stop_WhileATurnRunsAndSomebodyWatches_EndsBothAtOnce()
    {
        var gate = new ReplyGate();
        await using var scene = await Scene.StartAsync(new ScriptedReply().Say("Hello.\n\n```html {path=index.html}\n<h1>finished</h1>\n```\n").Hold(gate));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());
        await events.NextAsync("file-done");

        var exit = await scene.Server.StopAsync();
        await scene.RestartAsync();

        Assert.Equal(0, exit);
        Assert.Equal("turn.interrupted", (await scene.TurnAsync(id)).GetProperty("error").GetProperty("code").GetString());
        gate.Open();
    }
}
