using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Forja.Testing.Models;

namespace Forja.EndToEnd.Tests;

/// <summary>What a person does with an app that runs: edits it, asks for changes, goes back, takes it away.</summary>
[Trait("Needs", "sandbox")]
[Trait("Needs", "chromium")]
public sealed class LiveProjectTests(Product product, LiveProject project) : IClassFixture<LiveProject>
{
    [Fact]
    public async Task Editor_FileSaved_PreviewFollowsWithoutReloading()
    {
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, project.Id);
        await SayAsync("Morning");
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Morning");
        var app = await workbench.AppFrameAsync();
        await app.EvaluateAsync("() => { window.remembered = 'since before the edit' }");
        await workbench.OpenFileAsync(ReactAnswer.HomePath);

        await workbench.TypeOverAsync("Morning", "Evening");

        await workbench.ShowAsync("Preview");
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Evening");
        Assert.Equal("since before the edit", await app.EvaluateAsync<string>("() => window.remembered"));
    }

    [Fact]
    public async Task Turn_WithAnEditBlock_ChangesThatLineAlone()
    {
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, project.Id);
        await SayAsync("Before the wish");
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Before the wish");
        var word = product.Script.Expect(ScriptedReply.Text(ReactAnswer.LineChanged("Before the wish", "After the wish")));

        await workbench.SendAsync($"Change the heading ({word})");

        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("After the wish");
        await Expect(workbench.App.GetByText("Open from six.")).ToBeVisibleAsync();
        await Expect(workbench.Turns.Last).ToContainTextAsync("1 lines added, 1 removed");
    }

    [Fact]
    public async Task Versions_OlderOneRestored_IsWhatRunsAgain()
    {
        await SayAsync("Not this one");
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, project.Id);
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Not this one");

        await workbench.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Version " }).ClickAsync();
        var first = workbench.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Listitem).Filter(new LocatorFilterOptions { HasText = "Version 2 ·" });
        await first.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Restore" }).ClickAsync();
        await workbench.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Restore" }).ClickAsync();

        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("As the model wrote it");
    }

    [Fact]
    public async Task Download_OfTheProject_HoldsItsFilesAsTheyAre()
    {
        await SayAsync("Taken away");
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, project.Id);

        var download = await workbench.Page.RunAndWaitForDownloadAsync(() => workbench.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Download as zip" }).ClickAsync());

        await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync());
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        var home = zip.Entries.Single(entry => entry.FullName.EndsWith(ReactAnswer.HomePath, StringComparison.Ordinal));
        using var reader = new StreamReader(await home.OpenAsync());
        Assert.Contains("Taken away", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Contains(names, name => name.EndsWith("package.json", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.Contains("node_modules", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Case", "F9")]
    public async Task Editor_FileChangedElsewhere_AsksInsteadOfOverwriting()
    {
        await SayAsync("Noon");
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, project.Id);
        await workbench.OpenFileAsync(ReactAnswer.HomePath);
        // The save of the person meets a change that their editor has not heard of yet.
        await workbench.Page.RouteAsync("**/files/**", async route =>
        {
            if (route.Request.Method == "PUT") await SayAsync("Changed elsewhere");
            await route.ContinueAsync();
        });

        await workbench.TypeOverAsync("Noon", "Midnight");

        await Expect(workbench.Page.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = "changed elsewhere" })).ToBeVisibleAsync();
        await workbench.Page.UnrouteAllAsync();
        await workbench.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep mine" }).ClickAsync();
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Midnight");
    }

    [Fact]
    public async Task SecondTab_WhileTheFirstAsks_ShowsTheSame()
    {
        var gate = new ReplyGate();
        var word = product.Script.Expect(new ScriptedReply().Say("One word ").Hold(gate).Say("and another.\n\n```md {path=NOTES.md}\nnotes\n```\n"));
        await using var person = await product.NewPersonAsync();
        var first = await product.OpenWorkbenchAsync(person, project.Id);
        var second = await product.OpenWorkbenchAsync(person, project.Id);
        await Expect(second.Ask).ToBeVisibleAsync();

        await first.SendAsync($"Take notes ({word})");
        await gate.Reached;
        await Expect(second.Turns.Last).ToContainTextAsync("One word");
        await Expect(second.Stop).ToBeVisibleAsync();
        gate.Open();

        await Expect(second.Turns.Last).ToContainTextAsync("and another.");
        await Expect(second.Turns.Last).ToHaveAttributeAsync("data-status", "ready");
    }

    [Fact]
    [Trait("Case", "P13")]
    public async Task Link_MadeInTheWorkbench_OpensInAnotherBrowserUntilItIsEnded()
    {
        await SayAsync("For guests");
        await using var person = await product.NewPersonAsync();
        var workbench = await product.OpenWorkbenchAsync(person, project.Id);
        await workbench.Page.GetByTestId("share").ClickAsync();
        await Expect(workbench.Page.GetByTestId("visibility")).ToHaveAttributeAsync("data-visibility", "private");
        await workbench.Page.GetByTestId("create-share").ClickAsync();
        await Expect(workbench.Page.GetByTestId("visibility")).ToHaveAttributeAsync("data-visibility", "link");
        var link = await workbench.Page.GetByTestId("share-link").GetByRole(AriaRole.Textbox).InputValueAsync();

        await using var guest = await product.NewStrangerAsync();
        var page = await guest.NewPageAsync();
        await page.GotoAsync(link);
        await Expect(page.Locator("h1")).ToHaveTextAsync("For guests");
        Assert.DoesNotContain("forja-share", page.Url, StringComparison.Ordinal);
        await workbench.Page.GetByTestId("end-share").ClickAsync();
        await workbench.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "End the link" }).ClickAsync();
        await Expect(workbench.Page.GetByTestId("visibility")).ToHaveAttributeAsync("data-visibility", "private");

        Assert.Equal(401, (await page.ReloadAsync())!.Status);
    }

    /// <summary>Puts a heading into the app as a program would, over whatever is there.</summary>
    private async Task SayAsync(string heading)
    {
        var path = $"/api/projects/{project.Id}/files/{ReactAnswer.HomePath}";
        using var current = await product.Api.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(ReactAnswer.HomeFile(heading))) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation("If-Match", current.Headers.ETag!.ToString());
        using var answer = await product.Api.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
