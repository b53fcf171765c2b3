using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

public sealed class TurnTests
{
    private const string Page = "```html {path=index.html}\n<!doctype html>\n<title>Scripted</title>\n<h1>From the model</h1>\n```\n";

    [Fact]
    public async Task Turn_ModelWritesAndTheSandboxCannotStart_TheWorkIsSavedAndTheReasonTold()
    {
        await using var scene = await Scene.StartAsync(ScriptedReply.Text($"Here it is.\n\n{Page}\nDone."));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());

        var end = await events.TurnEndAsync();

        Assert.Equal("turn-failed", end.GetProperty("type").GetString());
        Assert.StartsWith("sandbox.", end.GetProperty("code").GetString());
        Assert.Contains("From the model", await scene.Client.GetStringAsync($"/api/projects/{id}/files/index.html"));
        var turn = await scene.TurnAsync(id);
        Assert.Equal(2, turn.GetProperty("version").GetInt32());
        Assert.Contains("Here it is.", turn.GetProperty("reply").GetString());

        // What it took is told of the project, and of all.
        var usage = await scene.GetAsync($"/api/projects/{id}/usage");
        Assert.Equal(1000, usage.GetProperty("total").GetProperty("inputTokens").GetInt64());
        Assert.Equal(1, Assert.Single(usage.GetProperty("turns").EnumerateArray()).GetProperty("number").GetInt32());
        Assert.True(usage.GetProperty("storageBytes").GetInt64() > 0);
        Assert.Equal(["browser", "sandbox", "docker"], usage.GetProperty("estimates").EnumerateArray().Select(estimate => estimate.GetProperty("way").GetString()));
        Assert.Equal(500, (await scene.GetAsync("/api/usage")).GetProperty("total").GetProperty("outputTokens").GetInt64());
    }

    [Fact]
    public async Task Turn_ModelStreams_FilesAreToldWhileTheyAreWrittenAndInOrder()
    {
        var gate = new ReplyGate();
        await using var scene = await Scene.StartAsync(new ScriptedReply().Say("Hello.\n\n```html {path=index.html}\n<h1>first half").Hold(gate).Say(" second half</h1>\n```\n"));
        var project = await scene.CreateAsync();
        await using var events = await EventStream.OpenAsync(scene.Client, project.GetProperty("id").GetString()!, project.GetProperty("seq").GetInt64());

        var written = "";
        while (!written.Contains("first half")) written += (await events.NextAsync("file-delta")).GetProperty("text").GetString();
        Assert.DoesNotContain(events.Seen, one => one.GetProperty("type").GetString() == "file-done");
        gate.Open();
        var done = await events.NextAsync("file-done");

        Assert.Equal("index.html", done.GetProperty("path").GetString());
    }

    [Fact]
    [Trait("Case", "L7")]
    public async Task Stop_WhileTheModelWrites_KeepsWhatIsFinishedAndSaysSo()
    {
        var gate = new ReplyGate();
        await using var scene = await Scene.StartAsync(new ScriptedReply().Say($"{Page}\n```js {{path=script.js}}\nlet half").Hold(gate).Say(" = 1;\n```\n"));
        var project = await scene.CreateAsync();
        var (id, turn) = (project.GetProperty("id").GetString()!, project.GetProperty("turnId").GetString());
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());
        await events.NextAsync("file-done");

        var answer = await scene.Client.PostAsync($"/api/projects/{id}/turns/{turn}/stop", null);
        var end = await events.TurnEndAsync();

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("cancelled", end.GetProperty("status").GetString());
        Assert.Equal(2, end.GetProperty("version").GetInt32());
        Assert.Contains("From the model", await scene.Client.GetStringAsync($"/api/projects/{id}/files/index.html"));
        Assert.DoesNotContain("half", await scene.Client.GetStringAsync($"/api/projects/{id}/files/script.js"));
    }

    [Fact]
    public async Task Start_AnotherTurnRuns_IsRefusedWithTheRunningOne()
    {
        var gate = new ReplyGate();
        await using var scene = await Scene.StartAsync(new ScriptedReply().Say("Wait").Hold(gate));
        var project = await scene.CreateAsync();

        var answer = await scene.Client.PostAsJsonAsync($"/api/projects/{project.GetProperty("id").GetString()}/turns", new { text = "more" });
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("turn.running", problem.GetProperty("code").GetString());
        Assert.Equal(project.GetProperty("turnId").GetString(), problem.GetProperty("turnId").GetString());
        gate.Open();
    }

    [Fact]
    [Trait("Case", "L5")]
    public async Task Turn_ModelIsBroken_FailsWithTheModelsCodeAndKeepsTheStarter()
    {
        await using var scene = await Scene.StartAsync();
        scene.Model.Respond = _ => new ScriptedReply { Status = 401 };
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());

        var end = await events.TurnEndAsync();

        Assert.Equal("model.unauthorized", end.GetProperty("code").GetString());
        Assert.Equal(1, (await scene.GetAsync($"/api/projects/{id}")).GetProperty("version").GetInt32());
    }

    [Fact]
    [Trait("Case", "F10")]
    public async Task Turn_APersonEditsTheSameFileMeanwhile_BothChangesStay()
    {
        var gate = new ReplyGate();
        var edit = "<<<<<<< SEARCH\n    <link rel=\"stylesheet\" href=\"style.css\">\n=======\n    <link rel=\"stylesheet\" href=\"style.css\">\n    <meta name=\"by\" content=\"model\">\n>>>>>>> REPLACE\n";
        await using var scene = await Scene.StartAsync(new ScriptedReply().Say("One moment.").Hold(gate).Say("\n```html {path=index.html edit}\n" + edit + "```\n"));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());
        await gate.Reached;
        var file = await scene.Client.GetAsync($"/api/projects/{id}/files/index.html");
        var text = await file.Content.ReadAsStringAsync();

        using var save = new HttpRequestMessage(HttpMethod.Put, $"/api/projects/{id}/files/index.html") { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text + "<!-- a person -->\n")) };
        save.Headers.IfMatch.Add(file.Headers.ETag!);
        (await scene.Client.SendAsync(save)).EnsureSuccessStatusCode();
        gate.Open();
        await events.TurnEndAsync();

        Assert.Contains("<!-- a person -->", await scene.Client.GetStringAsync($"/api/projects/{id}/files/index.html"));
    }

    [Fact]
    public async Task Create_ModelStarter_AsksNoModelAndSaysSo()
    {
        await using var scene = await Scene.StartAsync();
        var project = await scene.CreateAsync(model: "starter");
        await using var events = await EventStream.OpenAsync(scene.Client, project.GetProperty("id").GetString()!, project.GetProperty("seq").GetInt64());

        var notice = await events.NextAsync("notice");
        await events.TurnEndAsync();

        Assert.Equal("starter.chosen", notice.GetProperty("code").GetString());
        Assert.Empty(scene.Model.Requests);
    }

    [Fact]
    public async Task Delete_WhileATurnRuns_EndsTheStreamsAndLeavesNothing()
    {
        var gate = new ReplyGate();
        await using var scene = await Scene.StartAsync(new ScriptedReply().Say(Page).Hold(gate));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());
        await events.NextAsync("file-done");

        var answer = await scene.Client.DeleteAsync($"/api/projects/{id}");
        await events.NextAsync("project-deleted");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Client.GetAsync($"/api/projects/{id}")).StatusCode);
        Assert.False(Directory.Exists(Path.Combine(scene.Server.DataDirectory, "projects", id)));
    }
}
