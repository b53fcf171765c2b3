using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

/// <summary>Turns that change nothing, and messages that wait for their turn.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task Queue_MessagesWaitInTheOrderThatThePersonWants_AndStartByThemselves()
    {
        var gate = new ReplyGate();
        await using var scene = await Scene.StartAsync(new ScriptedReply().Say("First.").Hold(gate), ScriptedReply.Text("Third."), ScriptedReply.Text("Second."));
        var id = await ProjectAsync(scene);
        await StartAsync(scene, id, new { text = "one", mode = "ask" });
        await gate.Reached;

        var second = (await StartAsync(scene, id, new { text = "two", mode = "ask", queue = true })).GetProperty("queuedId").GetString();
        await StartAsync(scene, id, new { text = "three", mode = "ask", queue = true });
        var dropped = (await StartAsync(scene, id, new { text = "four", mode = "ask", queue = true })).GetProperty("queuedId").GetString();
        await scene.Client.PatchAsJsonAsync($"/api/projects/{id}/queue/{second}", new { text = "two, better", position = 1 });
        await scene.Client.DeleteAsync($"/api/projects/{id}/queue/{dropped}");
        Assert.Equal(["three", "two, better"], (await scene.GetAsync($"/api/projects/{id}/queue")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("text").GetString()));

        await using var events = await EventStream.OpenAsync(scene.Client, id, (await scene.GetAsync($"/api/projects/{id}")).GetProperty("seq").GetInt64());
        gate.Open();
        for (var turn = 0; turn < 3; turn++) Assert.Equal("turn-done", (await events.TurnEndAsync()).GetProperty("type").GetString());

        Assert.Equal(["one", "three", "two, better"], scene.Model.Requests.Select(request => request.LastText.Split("<request>\n")[1].Split('\n')[0]));
        Assert.Empty((await scene.GetAsync($"/api/projects/{id}/queue")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Plan_WithAPictureAndATextBesideIt_AsksAndChangesNothing()
    {
        await using var scene = await Scene.StartAsync(
            ScriptedReply.Text("A calm plan.\n\n```html {path=index.html}\nnever\n```\n\n```json {questions}\n[{\"text\": \"For whom?\", \"options\": [\"Children\"]}]\n```\n"));
        var id = await ProjectAsync(scene);
        var picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        await using var events = await EventStream.OpenAsync(scene.Client, id, (await scene.GetAsync($"/api/projects/{id}")).GetProperty("seq").GetInt64());

        await StartAsync(scene, id, new { text = "A garden diary", mode = "plan", attachments = new[] { new { name = "sketch.png", type = "image/png", data = picture }, new { name = "notes.txt", type = "text/plain", data = "Roses first"u8.ToArray() } } });
        var end = await events.TurnEndAsync();

        Assert.Equal("ready", end.GetProperty("status").GetString());
        Assert.Contains(events.Seen, one => one.GetProperty("type").GetString() == "plan" && one.GetProperty("text").GetString()!.StartsWith("A calm plan.", StringComparison.Ordinal));
        Assert.Contains(events.Seen, one => one.GetProperty("type").GetString() == "questions" && one.GetProperty("items")[0].GetProperty("text").GetString() == "For whom?");
        Assert.DoesNotContain("never", await scene.Client.GetStringAsync($"/api/projects/{id}/files/index.html"));
        var request = scene.Model.Requests[0];
        Assert.Contains("Roses first", request.LastText);
        Assert.Contains(request.Body.GetProperty("messages").EnumerateArray().Last().GetProperty("content").EnumerateArray(), part => part.GetProperty("type").GetString() == "image");
        Assert.Equal("sketch.png", (await scene.TurnAsync(id)).GetProperty("attachments")[0].GetProperty("name").GetString());
    }

    [Fact]
    [Trait("Case", "L1")]
    public async Task Tools_ASecretFileIsReadOrSearched_NothingOfItGoesOut()
    {
        await using var scene = await Scene.StartAsync(
            new ScriptedReply().Call("read", new { path = ".env" }).Call("search", new { text = "TOPSECRET" }).Call("read", new { path = "../../../etc/passwd" }).Call("read", new { path = "index.html" }), ScriptedReply.Text("Nothing."));
        var id = await ProjectAsync(scene);
        using var save = new HttpRequestMessage(HttpMethod.Put, $"/api/projects/{id}/files/.env") { Content = new ByteArrayContent("KEY=TOPSECRET\n"u8.ToArray()) };
        save.Content.Headers.ContentType = new("application/octet-stream");
        save.Headers.TryAddWithoutValidation("If-None-Match", "*");
        Assert.True((await scene.Client.SendAsync(save)).IsSuccessStatusCode);
        await using var events = await EventStream.OpenAsync(scene.Client, id, (await scene.GetAsync($"/api/projects/{id}")).GetProperty("seq").GetInt64());

        await StartAsync(scene, id, new { text = "What is the key?", mode = "ask" });
        await events.TurnEndAsync();

        var sent = string.Concat(scene.Model.Requests.Select(request => request.Body.GetRawText()));
        Assert.Equal(2, scene.Model.Requests.Count);
        Assert.DoesNotContain("KEY=", sent);
        Assert.DoesNotContain("root:", sent);
        Assert.Contains("<!doctype html>", sent.Split("tool_result")[^1].Replace("\\u003C", "<").Replace("\\u003E", ">"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, events.Seen.Count(one => one.GetProperty("type").GetString() == "tool" && one.GetProperty("status").GetString() == "failed") + events.Seen.Count(one => one.GetProperty("type").GetString() == "tool" && one.GetProperty("name").GetString() == "search" && one.GetProperty("status").GetString() == "done"));
    }

    [Fact]
    public async Task Probe_ModelKnowsNoTools_IsSpokenToInTextFromThenOn_AlsoAfterARestart()
    {
        await using var scene = await Scene.StartAsync(
            ScriptedReply.Text("```txt {path=hello.txt}\nhello\n```\n") with { ChunkLength = 5 }, ScriptedReply.Error(400, message: "tools are not supported"), ScriptedReply.Text("Red."));

        var answer = await scene.Client.PostAsync("/api/models/claude-sonnet-4-5/probe", null);
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>();
        await scene.Server.StopAsync();
        await scene.RestartAsync();
        var listed = (await scene.GetAsync("/api/models")).GetProperty("items").EnumerateArray().First(item => item.GetProperty("id").GetString() == "claude-sonnet-4-5").GetProperty("capabilities");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(found.GetRawText(), listed.GetRawText());
        Assert.Equal((false, true, true, true, "text"), (Is("tools"), Is("images"), Is("streaming"), Is("followsFormat"), found.GetProperty("protocol").GetString()));

        bool Is(string name) => found.GetProperty(name).GetBoolean();
    }

    [Fact]
    public async Task Improve_AShortWish_ComesBackLonger()
    {
        await using var scene = await Scene.StartAsync(ScriptedReply.Text("<request>A clock with alarms.</request>"));

        var answer = await scene.Client.PostAsJsonAsync("/api/prompts/improve", new { text = "clock" });

        Assert.Equal("A clock with alarms.", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("text").GetString());
    }

    private static async Task<string> ProjectAsync(Scene scene)
    {
        var project = await scene.CreateAsync(model: "starter");
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());
        await events.TurnEndAsync();
        return id;
    }

    private static async Task<JsonElement> StartAsync(Scene scene, string id, object turn)
    {
        var answer = await scene.Client.PostAsJsonAsync($"/api/projects/{id}/turns", turn);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
