using Forja.Testing.Running;

namespace Forja.Shots;

/// <summary>Walks through the screens in one look and takes a picture of each.</summary>
internal sealed class Tour(IBrowser browser, ForjaServer server, string folder)
{
    public async Task TakeAsync(Look look, string project)
    {
        await using var person = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = look.Language,
            ColorScheme = look.Scheme,
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await person.NewPageAsync();
        await page.GotoAsync(server.Link.ToString());
        await page.GetByTestId("starter-html").WaitForAsync();
        await SaveAsync(page, look, "home");

        await page.GotoAsync(new Uri(server.Address, $"/p/{project}").ToString());
        await page.GetByTestId("turn").First.WaitForAsync();
        if (look.IsNarrow)
        {
            await SaveAsync(page, look, "chat");
            await page.GetByTestId("tab-preview").ClickAsync();
        }
        await page.FrameLocator("[data-testid=preview-frame]").Locator("h1").First.WaitForAsync();
        await SaveAsync(page, look, "preview");
        await page.GetByTestId("edit").ClickAsync();
        await page.FrameLocator("[data-testid=preview-frame]").Locator("h1").First.ClickAsync();
        await page.GetByTestId("edit-card").WaitForAsync();
        await SaveAsync(page, look, "edit");
        await page.Keyboard.PressAsync("Escape");

        await page.GetByTestId("share").ClickAsync();
        await page.GetByTestId("create-share").WaitForAsync();
        await SaveAsync(page, look, "share");
        if (await page.GetByTestId("share-link").CountAsync() == 0) await page.GetByTestId("create-share").ClickAsync();
        await page.GetByTestId("scan").First.ClickAsync();
        await SaveAsync(page, look, "share-link");
        await page.Keyboard.PressAsync("Escape");

        await page.GetByTestId("tab-code").ClickAsync();
        await page.Locator("[data-path='index.html']").First.ClickAsync();
        await page.Locator(".monaco-editor .view-line").First.WaitForAsync();
        await SaveAsync(page, look, "code");
        if (!look.IsNarrow)
        {
            await page.Locator(".monaco-editor .view-line").First.ClickAsync();
            await page.GetByTestId("line-author").WaitForAsync();
            await page.GetByTestId("split").First.ClickAsync();
            await page.GetByTestId("editor-group").Nth(1).Locator(".view-line").First.WaitForAsync();
            await SaveAsync(page, look, "split");
        }

        await page.GetByTestId("tab-logs").ClickAsync();
        await page.GetByTestId("run-logs").WaitForAsync();
        await SaveAsync(page, look, "logs");
        await page.GetByTestId("run-processes").ClickAsync();
        await page.GetByTestId("processes").WaitForAsync();
        await SaveAsync(page, look, "processes");
        foreach (var pane in new[] { "setup", "data", "environment", "network" })
        {
            await page.GetByTestId($"run-{pane}").ClickAsync();
            await page.GetByTestId(pane).WaitForAsync();
            await SaveAsync(page, look, pane);
        }
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByTestId("palette").WaitForAsync();
        await SaveAsync(page, look, "palette");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Control+Shift+F");
        await page.GetByTestId("search").GetByRole(AriaRole.Searchbox).FillAsync("a");
        await page.GetByTestId("hit").First.WaitForAsync();
        await SaveAsync(page, look, "search");
        await page.GetByTestId("versions").ClickAsync();
        await page.GetByTestId("version").First.WaitForAsync();
        await SaveAsync(page, look, "versions");
        await page.GetByTestId("looks").ClickAsync();
        await page.GetByTestId("two-looks").WaitForAsync();
        await SaveAsync(page, look, "looks");

        await page.GotoAsync(new Uri(server.Address, "/nowhere").ToString());
        await page.Locator("h1").WaitForAsync();
        await SaveAsync(page, look, "not-found");
    }

    private async Task SaveAsync(IPage page, Look look, string screen)
    {
        await page.EvaluateAsync("() => document.fonts.ready.then(() => undefined)");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, look.FileName(screen)), Animations = ScreenshotAnimations.Disabled });
    }
}
