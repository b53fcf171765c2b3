using System.Text.Json;
using Forja.Previews.Tests.Scene;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Forja.Previews.Tests.Browser;

/// <summary>A real Chromium before a real edge, with a page of the app's own origin that frames a preview and keeps what its bridge tells.</summary>
internal sealed class BrowserScene : IAsyncDisposable
{
    private static readonly string? Executable = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BrowserScene(IPlaywright playwright, IBrowser browser, Edge edge, IPage page) => (_playwright, _browser, Edge, Page) = (playwright, browser, edge, page);

    public Edge Edge { get; }

    public IPage Page { get; }

    public static async Task<BrowserScene> StartAsync(Dictionary<string, string?>? settings = null, bool ignoreCertificates = false)
    {
        Assert.SkipWhen(Executable is null, "Chromium is not installed");
        var bridge = FindBridge();
        Assert.SkipWhen(bridge is null, "web/dist/bridge.js is not built");

        var edge = await Edge.StartAsync(new(settings ?? []) { ["Forja:Previews:BridgePath"] = bridge });
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--host-resolver-rules=MAP *.test 127.0.0.1"],
        });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = ignoreCertificates, Locale = "en-US" });
        context.SetDefaultTimeout(20_000);
        return new BrowserScene(playwright, browser, edge, await context.NewPageAsync());
    }

    /// <summary>Opens the app by its start link, then its page that frames this address.</summary>
    public async Task FrameAsync(Uri address)
    {
        var app = Edge.Services.GetService(typeof(Forja.Accounts.AppAddresses)) as Forja.Accounts.AppAddresses;
        await Page.GotoAsync(Edge.Instance.StartUrl(app!.Main).ToString());
        await Page.GotoAsync(new Uri(app.Main, $"/workbench?frame={Uri.EscapeDataString(address.ToString())}").ToString());
    }

    /// <summary>Waits for a message of the bridge and gives it.</summary>
    public async Task<JsonElement> HearAsync(string type, string containing = "")
    {
        var heard = await Page.WaitForFunctionAsync(
            "([type, text]) => { const found = window.heard.find(m => m.type === type && JSON.stringify(m).includes(text)); return found && JSON.stringify(found); }", new[] { type, containing });
        return JsonDocument.Parse(await heard.JsonValueAsync<string>()).RootElement;
    }

    public Task TellAsync(object command) => Page.EvaluateAsync(
        "command => { const frame = document.querySelector('iframe'); frame.contentWindow.postMessage({ forja: 1, ...command }, new URL(frame.src).origin); }", command);

    /// <summary>Clears what was heard, so that the next wait is for something new.</summary>
    public Task ForgetAsync() => Page.EvaluateAsync("window.heard = []");

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Edge.DisposeAsync();
    }

    /// <summary>The app's page: under the app's real policy, so its script is a file of its own.</summary>
    public static Task AnswerWorkbenchAsync(HttpContext context)
    {
        if (context.Request.Path == "/assets/workbench.js")
        {
            context.Response.ContentType = "text/javascript";
            return context.Response.WriteAsync("""
                window.heard = [];
                window.addEventListener('message', (event) => { if (event.data?.forja === 1) window.heard.push(event.data); });
                const frame = document.createElement('iframe');
                frame.src = new URLSearchParams(location.search).get('frame');
                document.body.append(frame);
                """);
        }

        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<!doctype html><title>workbench</title><style>iframe{width:100%;height:600px}</style><body><script src=/assets/workbench.js></script>");
    }

    private static string? FindBridge()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "web", "dist", "bridge.js");
            if (File.Exists(path)) return path;
        }

        return null;
    }
}
