using System.Text.RegularExpressions;

namespace Forja.EndToEnd.Tests;

/// <summary>The workbench of a project, by what a person sees in it.</summary>
public sealed partial class Workbench(IPage page)
{
    public IPage Page => page;

    public string ProjectId => Address().Match(page.Url).Groups[1].Value;

    public ILocator Turns => page.Locator("article.turn");

    public ILocator Turn(string status) => page.Locator($"article.turn[data-status={status}]");

    public ILocator Ask => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Ask for a change" });

    public ILocator Stop => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Stop", Exact = true });

    /// <summary>The running app, inside its frame.</summary>
    public IFrameLocator App => page.FrameLocator("iframe[title^='Preview of']");

    public ILocator Editor => page.GetByTestId("editor");

    public ILocator EditorStatus => page.GetByRole(AriaRole.Tabpanel, new PageGetByRoleOptions { Name = "Code" }).GetByRole(AriaRole.Status);

    public ILocator TreeItem(string path) => page.Locator($"[role=treeitem][title='{path}']");

    public Task ShowAsync(string tab) => page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = tab }).ClickAsync();

    public async Task SendAsync(string text)
    {
        await Ask.FillAsync(text);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send" }).ClickAsync();
    }

    /// <summary>Opens a file in the editor.</summary>
    public async Task OpenFileAsync(string path)
    {
        await ShowAsync("Code");
        await TreeItem(path).ClickAsync();
        await Expect(Editor.Locator(".view-line").First).ToBeVisibleAsync();
    }

    /// <summary>Selects a word of the open file, types another over it, and saves with the keyboard.</summary>
    public async Task TypeOverAsync(string word, string replacement)
    {
        await Editor.GetByText(word, new LocatorGetByTextOptions { Exact = true }).DblClickAsync();
        await page.Keyboard.InsertTextAsync(replacement);
        await Expect(Editor).ToContainTextAsync(replacement);
        await page.Keyboard.PressAsync("Control+S");
    }

    /// <summary>The frame itself, to ask the running app what its page remembers.</summary>
    public async Task<IFrame> AppFrameAsync() =>
        await (await page.Locator("iframe[title^='Preview of']").ElementHandleAsync()).ContentFrameAsync() ?? throw new InvalidOperationException("The preview has no frame.");

    /// <summary>
    /// What the running app shows once it has come to rest (nothing moves, nothing changed for a moment): elements, attributes and words. What only holds places, and
    /// what loads the page, is left out.
    /// </summary>
    public async Task<string> SettledPageAsync() => await (await AppFrameAsync()).EvaluateAsync<string>("""
        async () => {
          const read = () => {
            const copy = document.documentElement.cloneNode(true);
            for (const one of copy.querySelectorAll('head, script, style, link')) one.remove();
            return copy.outerHTML.replace(/<!--[^]*?-->/g, '').replace(/\s+/g, ' ').replace(/> </g, '>\n<').replace(/> /g, '>').replace(/ </g, '<');
          };
          let [before, same] = ['', 0];
          while (same < 5) {
            const now = read();
            const still = now === before && !document.getAnimations().some((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
            same = still ? same + 1 : 0;
            before = now;
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          return before;
        }
        """);

    [GeneratedRegex("/p/([a-z2-7]{26})")]
    private static partial Regex Address();
}
