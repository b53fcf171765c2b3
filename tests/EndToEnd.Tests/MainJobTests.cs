using Forja.Testing.Models;

namespace Forja.EndToEnd.Tests;

/// <summary>Describe it, watch it being written, use it live.</summary>
[Trait("Needs", "sandbox")]
[Trait("Needs", "chromium")]
public sealed class MainJobTests(Product product)
{
    [Fact]
    public async Task Prompt_ModelStillWrites_FileGrowsInTheTreeAndInTheEditor()
    {
        var gate = new ReplyGate();
        var word = product.Script.Expect(new ScriptedReply()
            .Say("I write a page.\n\n```html {path=notes.html}\n<!doctype html>\n<h1>Half of it</h1>\n").Hold(gate).Say("<p>The other half</p>\n```\n\nDone.\n"));
        await using var person = await product.NewPersonAsync();
        var workbench = await (await product.OpenHomeAsync(person)).AskAsync($"A simple page about bread, in plain HTML ({word})");
        await gate.Reached;

        await workbench.ShowAsync("Code");
        var file = workbench.TreeItem("notes.html");
        await Expect(file.GetByRole(AriaRole.Img, new LocatorGetByRoleOptions { Name = "being written" })).ToBeVisibleAsync();
        await file.ClickAsync();
        await Expect(workbench.Editor).ToContainTextAsync("Half of it");
        await Expect(workbench.EditorStatus).ToHaveTextAsync("Being written by the model");
        gate.Open();

        await Expect(workbench.Editor).ToContainTextAsync("The other half");
        await Expect(workbench.Turn("ready")).ToBeVisibleAsync();
        await Expect(workbench.EditorStatus).ToHaveTextAsync("Saved");
    }

    [Fact]
    public async Task Prompt_ForAReactApp_EndsWithTheAppRenderedAndAReceipt()
    {
        await product.PrepareAsync("react");
        var word = product.Script.Expect(ScriptedReply.Text(ReactAnswer.HomeSaying("Bread, every morning")));
        await using var person = await product.NewPersonAsync();
        var workbench = await (await product.OpenHomeAsync(person)).AskAsync($"A React app for a bakery ({word})");

        await Expect(workbench.App.GetByRole(AriaRole.Heading, new FrameLocatorGetByRoleOptions { Name = "Bread, every morning" })).ToBeVisibleAsync();
        await Expect(workbench.Turn("ready")).ToContainTextAsync("checks passed");
        await Expect(workbench.Turn("ready")).ToContainTextAsync("Written by");
    }

    [Fact]
    public async Task Prompt_ModelStillWrites_PreviewIsAlreadyThere()
    {
        var gate = new ReplyGate();
        var word = product.Script.Expect(new ScriptedReply()
            .Say("```html {path=later.html}\n<p>half\n").Hold(gate).Say("</p>\n```\n"));
        await using var person = await product.NewPersonAsync();
        var workbench = await (await product.OpenHomeAsync(person)).AskAsync($"A simple static page about tea, in plain HTML ({word})");
        await gate.Reached;

        await Expect(workbench.App.Locator("h1")).ToBeVisibleAsync();
        await Expect(workbench.Turn("writing")).ToBeVisibleAsync();

        gate.Open();
        await Expect(workbench.Turn("ready")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Case", "L7")]
    public async Task Stop_ModelWrites_KeepsWhatWasFinishedAndSaysSo()
    {
        var gate = new ReplyGate();
        var word = product.Script.Expect(new ScriptedReply()
            .Say("```html {path=whole.html}\n<p>whole</p>\n```\n\n```html {path=half.html}\n<p>half\n").Hold(gate));
        await using var person = await product.NewPersonAsync();
        var workbench = await (await product.OpenHomeAsync(person)).AskAsync($"A simple static page about salt, in plain HTML ({word})");
        await gate.Reached;
        await Expect(workbench.Turns.Last).ToContainTextAsync("half.html");

        await workbench.Stop.ClickAsync();

        await Expect(workbench.Turn("cancelled")).ToContainTextAsync("What was finished before you stopped is kept.");
        await workbench.ShowAsync("Code");
        await Expect(workbench.TreeItem("whole.html")).ToBeVisibleAsync();
        await Expect(workbench.TreeItem("half.html")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Case", "L5")]
    public async Task Prompt_ModelRefusesTheKey_SaysWhyAndTriesAgainOnRequest()
    {
        var word = product.Script.Expect(
            ScriptedReply.Error(401, type: "authentication_error", message: "invalid x-api-key"),
            ScriptedReply.Text("```html {path=second.html}\n<p>second try</p>\n```\n"));
        await using var person = await product.NewPersonAsync();
        var workbench = await (await product.OpenHomeAsync(person)).AskAsync($"A simple static page about rice, in plain HTML ({word})");

        var failed = workbench.Turn("failed");
        await Expect(failed).ToContainTextAsync("provider refused the key");
        await failed.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Try again" }).ClickAsync();

        await Expect(workbench.Turn("ready")).ToBeVisibleAsync();
        await workbench.ShowAsync("Code");
        await Expect(workbench.TreeItem("second.html")).ToBeVisibleAsync();
    }
}
