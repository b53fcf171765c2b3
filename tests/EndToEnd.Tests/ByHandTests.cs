using Forja.Testing.Models;

namespace Forja.EndToEnd.Tests;

/// <summary>What people do in the workbench with their own hands: files, search, pointing at the app, wishes in line, terminals.</summary>
[Trait("Needs", "sandbox")]
[Trait("Needs", "chromium")]
public sealed class ByHandTests(Product product)
{
    [Fact]
    public async Task Files_MadeRenamedAndDeletedByKey_FollowAndComeBack()
    {
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, await PageAsync("Files"));
        await workbench.ShowAsync("Code");
        await workbench.Page.GetByTestId("new-file").ClickAsync();
        await workbench.Page.GetByTestId("tree-name").FillAsync("notes/today.md");
        await workbench.Page.GetByTestId("tree-name").PressAsync("Enter");
        await Expect(workbench.Editor).ToHaveAttributeAsync("data-path", "notes/today.md");

        await Tree(workbench).PressAsync("F2");
        await workbench.Page.GetByTestId("tree-name").FillAsync("later.md");
        await workbench.Page.GetByTestId("tree-name").PressAsync("Enter");
        await Expect(workbench.Editor).ToHaveAttributeAsync("data-path", "notes/later.md");

        await Tree(workbench).PressAsync("Delete");
        await Expect(workbench.TreeItem("notes/later.md")).ToHaveCountAsync(0);
        await workbench.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" }).ClickAsync();
        await Expect(workbench.TreeItem("notes/later.md")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_ReplacedInAllFiles_IsWhatTheAppShows()
    {
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, await PageAsync("Zebra"));
        await Expect(workbench.App.GetByText("Zebra").First).ToBeVisibleAsync();

        await workbench.Page.Keyboard.PressAsync("Control+Shift+F");
        await workbench.Page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = "Search in all files" }).FillAsync("Zebra");
        await Expect(workbench.Page.GetByTestId("hit").First).ToBeVisibleAsync();
        await workbench.Page.GetByLabel("Replace with").FillAsync("Giraffe");
        await workbench.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "All", Exact = true }).ClickAsync();

        await workbench.ShowAsync("Preview");
        await Expect(workbench.App.GetByText("Giraffe").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Element_PointedAt_IsWhatTheNextWishIsAbout()
    {
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, await PageAsync("Pointed"));
        await Expect(workbench.App.Locator("h1").First).ToBeVisibleAsync();

        await workbench.Page.GetByTestId("pick").ClickAsync();
        await workbench.App.Locator("h1").First.ClickAsync();

        await Expect(workbench.Ask).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^Change `h1"));
    }

    [Fact]
    public async Task Wish_SentWhileATurnRuns_WaitsAndThenRuns()
    {
        var id = await PageAsync("Queue");
        var gate = new ReplyGate();
        var first = product.Script.Expect(new ScriptedReply().Say("Working").Hold(gate).Say(" on it.\n\n```md {path=ONE.md}\none\n```\n"));
        var second = product.Script.Expect(ScriptedReply.Text("```md {path=TWO.md}\ntwo\n```\n"));
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, id);
        await workbench.SendAsync($"First ({first})");
        await gate.Reached;

        await workbench.Ask.FillAsync($"Second ({second})");
        await workbench.Ask.PressAsync("Enter");
        await Expect(workbench.Page.GetByTestId("queue")).ToContainTextAsync("Second");
        gate.Open();

        await Expect(workbench.Turns).ToHaveCountAsync(3);
        await Expect(workbench.Turns.Last).ToContainTextAsync("TWO.md");
        await Expect(workbench.Page.GetByTestId("queue")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Terminal_Reloaded_StillShowsWhatWasPrinted()
    {
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, await PageAsync("Terminal"));
        await Expect(workbench.App.Locator("h1").First).ToBeVisibleAsync();
        await workbench.ShowAsync("Run");
        await workbench.Page.GetByTestId("new-terminal").ClickAsync();
        var terminal = workbench.Page.GetByTestId("terminal");
        await Expect(terminal.Locator(".xterm-rows")).ToContainTextAsync("$");
        await terminal.ClickAsync();
        await workbench.Page.Keyboard.TypeAsync("echo $((40 + 2))-from-inside\n");
        await Expect(terminal.Locator(".xterm-rows")).ToContainTextAsync("42-from-inside");

        await workbench.Page.ReloadAsync();
        await workbench.Page.GetByTestId("run-terminal-1").ClickAsync();

        await Expect(terminal.Locator(".xterm-rows")).ToContainTextAsync("42-from-inside");
    }

    [Fact]
    public async Task Text_ChangedInThePreview_IsAVersionThatCanBeTakenBack()
    {
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, await PageAsync("Click to edit"));
        var heading = workbench.App.Locator("h1").First;
        await Expect(heading).ToBeVisibleAsync();
        await workbench.Page.GetByTestId("edit").ClickAsync();
        await heading.ClickAsync();

        await workbench.Page.GetByTestId("edit-text").FillAsync("Said by hand");
        await workbench.Page.GetByTestId("edit-save").ClickAsync();

        await Expect(heading).ToHaveTextAsync("Said by hand");
        await workbench.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(workbench.Page.GetByTestId("versions")).ToContainTextAsync("Version 3");
    }

    [Fact]
    public async Task Editor_SplitByKey_ShowsTwoFilesAndSaysWhoWroteALine()
    {
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, await PageAsync("Split"));
        await workbench.OpenFileAsync("index.html");
        await workbench.Editor.Locator(".view-line").First.ClickAsync();
        await Expect(workbench.Page.GetByTestId("line-author")).ToBeVisibleAsync();

        await workbench.Page.Keyboard.PressAsync("Control+\\");

        await Expect(workbench.Page.GetByTestId("editor-group")).ToHaveCountAsync(2);
        await Expect(workbench.Editor).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Address_ThatLeadsNowhere_SaysSoAndShowsTheWayHome()
    {
        await using var person = await product.NewPersonAsync();
        var page = await person.NewPageAsync();
        await page.GotoAsync(new Uri(product.Server.Address, "/nowhere").ToString());

        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("There is nothing at this address");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Back to your projects" }).ClickAsync();
        await Expect(page.GetByTestId("prompt")).ToBeVisibleAsync();
    }

    private static ILocator Tree(Workbench workbench) => workbench.Page.GetByTestId("tree");

    private Task<string> PageAsync(string name) => product.CreateAsync(new { prompt = name, name, starter = "html", model = "starter", language = "en" });
}
