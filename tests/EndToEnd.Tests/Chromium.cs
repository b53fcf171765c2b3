namespace Forja.EndToEnd.Tests;

/// <summary>Debian's Chromium, and how it is started without looking for hosts of its own.</summary>
internal static class Chromium
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static string? Path { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <param name="playwright">What drives it.</param>
    /// <param name="partitioned">As people have it: a frame of another site has storage, and service workers, of its own. Playwright switches that off by a list of features, of which the last one given counts.</param>
    public static Task<IBrowser> StartAsync(IPlaywright playwright, bool partitioned = false) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = partitioned ? [.. Flags, "--disable-features=Translate"] : Flags });
}
