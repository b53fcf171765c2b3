namespace Forja.EndToEnd.Tests;

/// <summary>Without a model the product is useful all the same, and honest about it.</summary>
[Trait("Needs", "sandbox")]
[Trait("Needs", "chromium")]
public sealed class StarterTests(Product product)
{
    [Fact]
    public async Task Prompt_NoModelIsSetUp_GivesTheFittingStarterAndSaysSo()
    {
        _ = product.Server;
        await using var server = await Product.StartServerAsync(new Dictionary<string, string>());
        await using var person = await product.NewPersonAsync(server: server);
        var home = await product.OpenHomeAsync(person, server);
        await Expect(home.Page.GetByText("No model is set up yet")).ToBeVisibleAsync();

        var workbench = await home.AskAsync("A simple static page called \"The Lighthouse\", in plain HTML");

        await Expect(workbench.App.GetByRole(AriaRole.Heading, new FrameLocatorGetByRoleOptions { Name = "The Lighthouse" })).ToBeVisibleAsync();
        await Expect(workbench.Turn("ready")).ToContainTextAsync("no model was used");
    }

    [Theory]
    [InlineData("express", "body")]
    [InlineData("flask", "body")]
    [InlineData("fullstack", "li h3")]
    public async Task Starter_Picked_RunsInThePreview(string starter, string visible)
    {
        var id = await product.CreateAsync(new { prompt = "Something small", starter, model = "starter", language = "en", runtime = "sandbox" });
        await using var person = await product.NewPersonAsync();

        var workbench = await product.OpenWorkbenchAsync(person, id);

        await Expect(workbench.App.Locator(visible).First).ToBeVisibleAsync();
        await Expect(workbench.Turn("ready")).ToContainTextAsync("checks passed");
    }

    [Theory]
    [InlineData("html")]
    [InlineData("react")]
    [InlineData("vue")]
    [InlineData("svelte")]
    public async Task Starter_Picked_IsTheSamePageInTheSandboxAndInTheBrowser(string starter)
    {
        var id = await product.CreateAsync(new { prompt = "Something small", starter, model = "starter", language = "en", runtime = "sandbox" });
        await using var person = await product.NewPersonAsync(partitioned: true);
        var workbench = await product.OpenWorkbenchAsync(person, id);
        await Expect(workbench.App.Locator("h1").First).ToBeVisibleAsync();
        await Expect(workbench.Turn("ready")).ToContainTextAsync("checks passed");
        var inSandbox = await workbench.SettledPageAsync();

        await product.MoveAsync(id, "browser");
        await workbench.Page.ReloadAsync();
        await Expect(workbench.Page.GetByTestId("runtime")).ToHaveAttributeAsync("data-runtime", "browser");
        await Expect(workbench.App.Locator("h1").First).ToBeVisibleAsync();
        var inBrowser = await workbench.SettledPageAsync();

        Assert.Equal(inSandbox, inBrowser);
    }
}
