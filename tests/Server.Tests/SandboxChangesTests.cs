using System.Net.Http.Json;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

/// <summary>What programs change inside comes back as versions, over the whole product.</summary>
[Trait("Needs", "sandbox")]
public sealed class SandboxChangesTests
{
    [Fact]
    public async Task Exec_ProgramWritesFiles_AreAVersionOfTheSandbox()
    {
        if (Installation.Lacks is { } lack) Assert.Skip(lack);
        await using var scene = await Scene.StartWithSandboxesAsync(ScriptedReply.Text("```html {path=index.html}\n<h1>Hi</h1>\n```\n"));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());
        await events.TurnEndAsync();

        using var answer = await scene.Client.PostAsJsonAsync(
            $"/api/projects/{id}/sandbox/exec", new { command = "mkdir -p made/deep node_modules/x && echo one > made/deep/a.txt && echo two > b.txt && echo x > node_modules/x/i.js && ln -s /etc/passwd link" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var version = await events.NextAsync("version", one => one.GetProperty("author").GetString() == "sandbox");

        Assert.Equal(["b.txt", "made/deep/a.txt"], version.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).Order());
        Assert.Equal("one\n", await scene.Client.GetStringAsync($"/api/projects/{id}/files/made/deep/a.txt"));
    }
}
