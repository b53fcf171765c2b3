using Microsoft.Playwright;

namespace Forja.Bench.Measuring;

/// <summary>Debian's Chromium, started once; each page is a first visit of somebody new.</summary>
internal sealed class Browser : IAsyncDisposable
{
    /// <summary>No sandbox because the bench runs as root; nothing that looks for hosts of its own in the background.</summary>
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static string? Path { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <param name="partitioned">As people have it: a frame of another site may have a service worker. Playwright's own list of features switches that off, and the last list counts.</param>
    public static async Task<Browser> StartAsync(bool partitioned = false)
    {
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = partitioned ? [.. Flags, "--disable-features=Translate"] : Flags }));
    }

    /// <summary>A person with nothing in the cache.</summary>
    /// <param name="signedIn">The cookies of another person; null = none.</param>
    public async Task<IBrowserContext> NewPersonAsync(string? signedIn = null) =>
        await _browser.NewContextAsync(new BrowserNewContextOptions { StorageState = signedIn, ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });

    /// <summary>Opens an address as a new person and watches for the text.</summary>
    public async Task<WatchedPage> OpenAsync(Uri address, string expected)
    {
        var page = await WatchedPage.CreateAsync(await NewPersonAsync(), expected);
        await page.GoAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
