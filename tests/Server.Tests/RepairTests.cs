using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Server.Tests;

/// <summary>Turns over real sandboxes: what is broken is seen, told, and mended.</summary>
[Trait("Needs", "sandbox")]
public sealed class RepairTests
{
    [Fact]
    [Trait("Case", "L7")]
    public async Task Turn_AModuleDoesNotCompile_TheModelGetsTheEvidenceAndMendsIt()
    {
        if (Installation.Lacks is { } lack) Assert.Skip(lack);
        await using var scene = await Scene.StartWithSandboxesAsync(
            ScriptedReply.Text("```tsx {path=src/App.tsx}\nexport function App() { return <h1>Broken</h1\n```\n"),
            ScriptedReply.Text("```tsx {path=src/App.tsx}\nexport function App() { return <h1>Mended</h1> }\n```\n"));
        var project = await scene.CreateAsync(starter: "react");
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(scene.Client, id, project.GetProperty("seq").GetInt64());

        var end = await events.TurnEndAsync();

        Assert.True(end.GetProperty("type").GetString() == "turn-done", $"{end}\n{string.Join('\n', events.Seen.Where(one => one.GetProperty("type").GetString() is "check" or "notice"))}");
        Assert.Equal(2, scene.Model.Requests.Count);
        Assert.Contains("App.tsx", scene.Model.Requests[1].LastText);
        var receipt = (await scene.TurnAsync(id)).GetProperty("receipt");
        Assert.All(receipt.GetProperty("checks").EnumerateArray().Where(check => check.GetProperty("name").GetString() != "log"), check => Assert.NotEqual("failed", check.GetProperty("status").GetString()));
    }

    [Fact]
    [Trait("Case", "L7")]
    public async Task Turn_TheRepairChangesNothing_EndsWithWhatIsKnown()
    {
        if (Installation.Lacks is { } lack) Assert.Skip(lack);
        await using var scene = await Scene.StartWithSandboxesAsync();
        scene.Model.Respond = _ => ScriptedReply.Text($"```tsx {{path=src/App.tsx}}\n// {Guid.NewGuid()}\nexport function App() {{ return <h1>Broken</h1\n```\n");
        var project = await scene.CreateAsync(starter: "react");
        await using var events = await EventStream.OpenAsync(scene.Client, project.GetProperty("id").GetString()!, project.GetProperty("seq").GetInt64());

        var end = await events.TurnEndAsync();

        Assert.Equal("turn.checks-failed", end.GetProperty("code").GetString());
        Assert.InRange(scene.Model.Requests.Count, 2, 3);
        Assert.True(end.GetProperty("version").GetInt32() > 1);
    }
}
