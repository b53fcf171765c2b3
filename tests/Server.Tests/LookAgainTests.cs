using System.Net.Http.Json;
using System.Text.Json;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

/// <summary>After its first build that works a model sees its own pages; what it makes worse is taken back, and so is a change that cannot be mended.</summary>
[Trait("Needs", "sandbox")]
public sealed class LookAgainTests
{
    private const string Blank = "```html {path=index.html}\n<!doctype html>\n<title>Empty</title>\n<body></body>\n```\n";

    [Fact]
    [Trait("Case", "L7")]
    public async Task Turn_WhatComesLaterBreaksThePage_GoesBackToTheOneThatWorked()
    {
        if (Installation.Lacks is { } lack) Assert.Skip(lack);
        if (!File.Exists("/usr/lib/chromium/chromium")) Assert.Skip("chromium is not installed");
        await using var scene = await Scene.StartWithSandboxesAsync(lookAgain: true, ScriptedReply.Text($"Here it is.\n\n{Page("Alpha")}"), ScriptedReply.Text(Blank));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());

        await events.TurnEndAsync();

        var first = await scene.TurnAsync(id);
        Assert.True(first.GetProperty("status").GetString() == "ready", first.ToString());
        Assert.Equal(2, scene.Model.Requests.Count);
        Assert.Equal(2, scene.Model.Requests[1].Body.ToString().Split("image/jpeg").Length - 1);
        Assert.Contains("look.undone", Notices(first));
        Assert.Equal("passed", first.GetProperty("receipt").GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "page").GetProperty("status").GetString());
        Assert.Contains("Alpha", await scene.Client.GetStringAsync($"/api/projects/{id}/files/index.html"));

        scene.Model.Respond = _ => ScriptedReply.Text(Blank);
        (await scene.Client.PostAsJsonAsync($"/api/projects/{id}/turns", new { text = "Make it empty" })).EnsureSuccessStatusCode();
        await events.TurnEndAsync();

        var second = await scene.TurnAsync(id);
        Assert.Equal("turn.checks-failed", second.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains("repair.restored", Notices(second));
        Assert.Contains("Alpha", await scene.Client.GetStringAsync($"/api/projects/{id}/files/index.html"));
    }

    [Fact]
    public async Task Turn_TheSecondLookFindsNothing_EndsAsItWasAndSaysNothingOfIt()
    {
        if (Installation.Lacks is { } lack) Assert.Skip(lack);
        if (!File.Exists("/usr/lib/chromium/chromium")) Assert.Skip("chromium is not installed");
        await using var scene = await Scene.StartWithSandboxesAsync(lookAgain: true, ScriptedReply.Text($"Here it is.\n\n{Page("Alpha")}"), ScriptedReply.Text("OK"));
        var project = await scene.CreateAsync();
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());

        await events.TurnEndAsync();

        var turn = await scene.TurnAsync(id);
        Assert.True(turn.GetProperty("status").GetString() == "ready", turn.ToString());
        Assert.Equal(2, turn.GetProperty("version").GetInt32());
        Assert.DoesNotContain("OK", turn.GetProperty("reply").GetString());
    }

    private static string Page(string title) =>
        $"```html {{path=index.html}}\n<!doctype html>\n<html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><main><h1>{title}</h1></main></html>\n```\n";

    private static List<string?> Notices(JsonElement turn) => [.. turn.GetProperty("notices").EnumerateArray().Select(notice => notice.GetProperty("code").GetString())];
}
