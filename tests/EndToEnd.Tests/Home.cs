namespace Forja.EndToEnd.Tests;

/// <summary>The first page, by what a person sees on it.</summary>
public sealed class Home(IPage page)
{
    public IPage Page => page;

    public ILocator Prompt => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Describe the app" });

    public ILocator Send => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Forge it" });

    public ILocator Starter(string title) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Start from {title}" });

    /// <summary>Types the sentence, sends it, and is where that leads.</summary>
    public async Task<Workbench> AskAsync(string prompt)
    {
        await Prompt.FillAsync(prompt);
        await Send.ClickAsync();
        return await ArriveAsync();
    }

    public async Task<Workbench> ArriveAsync()
    {
        await page.WaitForURLAsync("**/p/*");
        return new Workbench(page);
    }
}
