using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Forja.EndToEnd.Tests;

/// <summary>What axe can find by itself must not be there, in both themes.</summary>
[Trait("Needs", "sandbox")]
[Trait("Needs", "chromium")]
public sealed class AccessibilityTests(Product product)
{
    [Theory]
    [InlineData(ColorScheme.Light, "en-US")]
    [InlineData(ColorScheme.Dark, "pt-BR")]
    public async Task Home_Checked_HasNoViolation(ColorScheme scheme, string locale)
    {
        await using var person = await product.NewPersonAsync(locale, scheme);
        var home = await product.OpenHomeAsync(person);
        await Expect(home.Page.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();

        await AssertAccessibleAsync(home.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Workbench_Checked_HasNoViolation(ColorScheme scheme)
    {
        var id = await product.CreateAsync(new { prompt = "A page", starter = "html", model = "starter", language = "en" });
        await using var person = await product.NewPersonAsync(scheme: scheme);
        var workbench = await product.OpenWorkbenchAsync(person, id);
        await Expect(workbench.App.Locator("h1")).ToBeVisibleAsync();
        await AssertAccessibleAsync(workbench.Page);

        await workbench.OpenFileAsync("index.html");
        await AssertAccessibleAsync(workbench.Page);

        await workbench.Page.GetByTestId("open-search").ClickAsync();
        await AssertAccessibleAsync(workbench.Page);

        await workbench.ShowAsync("Run");
        await Expect(workbench.Page.GetByTestId("run-logs")).ToBeVisibleAsync();
        await AssertAccessibleAsync(workbench.Page);
        await workbench.Page.GetByTestId("run-processes").ClickAsync();
        await Expect(workbench.Page.GetByTestId("processes")).ToBeVisibleAsync();
        await AssertAccessibleAsync(workbench.Page);

        foreach (var pane in new[] { "data", "environment", "network" })
        {
            await workbench.Page.GetByTestId($"run-{pane}").ClickAsync();
            await Expect(workbench.Page.GetByTestId(pane)).ToBeVisibleAsync();
            await AssertAccessibleAsync(workbench.Page);
        }

        await workbench.Page.Keyboard.PressAsync("Control+k");
        await Expect(workbench.Page.GetByTestId("palette")).ToBeVisibleAsync();
        await AssertAccessibleAsync(workbench.Page);
        await workbench.Page.Keyboard.PressAsync("Escape");

        await workbench.Page.GetByTestId("share").ClickAsync();
        await workbench.Page.GetByTestId("create-share").ClickAsync();
        await workbench.Page.GetByTestId("scan").ClickAsync();
        await AssertAccessibleAsync(workbench.Page);
        await workbench.Page.Keyboard.PressAsync("Escape");

        await workbench.Page.GetByTestId("versions").ClickAsync();
        await Expect(workbench.Page.GetByTestId("version").First).ToBeVisibleAsync();
        await AssertAccessibleAsync(workbench.Page);
    }

    private static async Task AssertAccessibleAsync(IPage page)
    {
        // The frame holds the person's app, and the editor's inside is Monaco's own.
        var context = new AxeRunContext { Exclude = [new AxeSelector("iframe"), new AxeSelector(".monaco-editor")] };
        var result = await page.RunAxe(context, new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa") });

        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Take(3).Select(node => node.Html))}")));
    }
}
