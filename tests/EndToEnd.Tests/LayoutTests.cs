namespace Forja.EndToEnd.Tests;

/// <summary>The screens hold texts that are two fifths longer than the English ones, wide and narrow: nothing is cut off and nothing is pushed out.</summary>
[Trait("Needs", "sandbox")]
[Trait("Needs", "chromium")]
public sealed class LayoutTests(Product product)
{
    private const string PseudoLocale = "en-XA";

    // What a person must be able to read whole. A text that may be cut says so with an ellipsis, and is somebody's own: a name, a path, a prompt.
    private const string CutOff = """
        () => {
          const seen = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;
          const told = (element, what) => `${what}: <${element.localName}> ${element.textContent.trim().slice(0, 80)}`;
          const scrolls = element => {
            for (let above = element.parentElement; above; above = above.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(above).overflowX)) return true;
            return false;
          };
          const faults = [];
          if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);
          for (const element of document.querySelectorAll('button, a, label, h1, h2, h3, p, th, [role=tab], [role=menuitem]')) {
            if (!seen(element) || element.closest('.monaco-editor, .sr-only')) continue;
            const style = getComputedStyle(element);
            if (style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1) faults.push(told(element, 'cut off'));
            const box = element.getBoundingClientRect();
            if ((box.right > innerWidth + 1 || box.left < -1) && !scrolls(element)) faults.push(told(element, 'outside'));
          }
          return faults;
        }
        """;

    private static readonly (int Width, int Height)[] Windows = [(1440, 900), (1024, 768), (390, 844)];

    [Fact]
    public async Task Screens_InLongTexts_CutNothingOff()
    {
        var id = await product.CreateAsync(new { prompt = "A page", starter = "html", model = "starter", language = "en" });
        await using var person = await product.NewPersonAsync();
        await person.AddInitScriptAsync($"localStorage.setItem('forja.language', '{PseudoLocale}')");
        var page = (await product.OpenHomeAsync(person)).Page;
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", PseudoLocale);
        await Expect(page.GetByTestId("starter-html")).ToBeVisibleAsync();
        await AssertWholeAsync(page, "home");

        await page.GotoAsync(new Uri(product.Server.Address, $"/p/{id}").ToString());
        await Expect(page.GetByTestId("turn").First).ToBeVisibleAsync();
        await AssertWholeAsync(page, "chat");
        foreach (var tab in new[] { "preview", "code", "logs" })
        {
            await page.GetByTestId($"tab-{tab}").ClickAsync();
            await AssertWholeAsync(page, tab);
        }

        foreach (var pane in new[] { "processes", "setup", "data", "environment", "network" })
        {
            await page.GetByTestId($"run-{pane}").ClickAsync();
            await Expect(page.GetByTestId(pane)).ToBeVisibleAsync();
            await AssertWholeAsync(page, pane);
        }

        await page.GetByTestId("share").ClickAsync();
        await Expect(page.GetByTestId("create-share")).ToBeVisibleAsync();
        await AssertWholeAsync(page, "share");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByTestId("versions").ClickAsync();
        await Expect(page.GetByTestId("version").First).ToBeVisibleAsync();
        await AssertWholeAsync(page, "versions");
    }

    private static async Task AssertWholeAsync(IPage page, string screen)
    {
        foreach (var (width, height) in Windows)
        {
            await page.SetViewportSizeAsync(width, height);
            // A drawn frame stands in the new size.
            await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
            var faults = await page.EvaluateAsync<string[]>(CutOff);
            Assert.True(faults.Length == 0, $"{screen}, {width} wide:\n  {string.Join("\n  ", faults)}");
        }
    }
}
