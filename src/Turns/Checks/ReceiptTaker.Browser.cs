using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Forja.Turns.Checks.Browsing;
using Forja.Turns.Checks.DevTools;
using Forja.Turns.Checks.Promises;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Checks;

/// <content>The part that needs a browser, and the modules that are walked beside it.</content>
internal sealed partial class ReceiptTaker
{
    /// <summary>Linked pages whose pictures a model is shown; each costs it about 1,500 tokens.</summary>
    private const int MostPictured = 3;

    private static readonly string[] BrowserChecks = [Check.Page, Check.Phone, Check.Accessibility, Check.Routes, Check.Clicks];

    private async Task<PageChecks?> LookAsync(ReceiptRequest request, AppClient app, AppAnswer? page, int port, Func<Check, Task> addAsync, Action proven, CancellationToken cancellationToken)
    {
        if (await LackAsync(request, page, cancellationToken) is { } lack)
        {
            proven();
            foreach (var name in BrowserChecks) await addAsync(Check.Skip(name, lack));
            await addAsync(page is { MediaType: "text/html", IsError: false } ? await ModulesAsync(app, page.Body, cancellationToken) : Check.Skip(Check.Modules, lack));
            return null;
        }

        var browser = request.Browser!;
        var told = new ConcurrentDictionary<string, bool>();
        PageChecks? checks = null;
        var modules = Task.FromResult(Check.Skip(Check.Modules, SkipReasons.BrowserFailed));
        try
        {
            await browser.ShowAsync(request.Sandbox.Epoch, port, cancellationToken);
            var places = new PagePlaces(await browser.AppAsync(cancellationToken), app, folders.TreeOf(request.Project));
            using var tabs = checks = new PageChecks(browser, places, TellAsync, name => $"/api/projects/{request.Project}/versions/{request.Version}/screenshots/{name}", await IsOfBrowserAloneAsync(request.Project, cancellationToken), [.. (request.Promises?.All.Values ?? []).OfType<Promise.Shows>()], request.Colours, time) { Pictured = request.Pictures ? MostPictured : 0 };
            var (desktop, seen) = await checks.FirstAsync(cancellationToken);
            proven();
            modules = ModulesAsync(app, page!.Body, cancellationToken);
            await using (desktop) await checks.RestAsync(desktop, seen, cancellationToken);
        }
        catch (DevToolsException error)
        {
            // The browser went away in the middle: what it had not said yet was not checked.
            LogBrowserLost(error, request.Project);
            if (!told.ContainsKey(Check.Page)) proven();
            await browser.SpoilAsync(CancellationToken.None);
            foreach (var name in BrowserChecks.Where(name => !told.ContainsKey(name))) await addAsync(Check.Skip(name, SkipReasons.BrowserFailed));
        }

        await addAsync(await modules);
        return checks;

        Task TellAsync(Check check)
        {
            told[check.Name] = true;
            return addAsync(check);
        }
    }

    /// <summary>Why no browser looks, as a code; null when one does.</summary>
    private async Task<string?> LackAsync(ReceiptRequest request, AppAnswer? page, CancellationToken cancellationToken)
    {
        if (page is null || (int)page.Status >= 500) return SkipReasons.HttpFailed;
        if (page.MediaType != "text/html") return SkipReasons.PageNotHtml;

        // Frameworks answer "not found" in HTML: it is a page that is missing only where there should be one.
        if (page.IsError && await folders.TreeOf(request.Project).ReadAsync(FilePath.Parse("index.html"), cancellationToken) is null) return SkipReasons.PageNone;
        return request.Browser is { } browser ? await browser.LackAsync(cancellationToken) : SkipReasons.BrowserOff;
    }

    // Built by a bundler for browsers, or plain pages: nothing that is pressed there is stored anywhere else.
    private async Task<bool> IsOfBrowserAloneAsync(ProjectId project, CancellationToken cancellationToken)
    {
        var tree = folders.TreeOf(project);
        if (await tree.ReadAsync(FilePath.Parse("index.html"), cancellationToken) is null) return false;
        return await tree.ReadAsync(FilePath.Parse("package.json"), cancellationToken) is not { } package || !Servers().IsMatch(System.Text.Encoding.UTF8.GetString(package.Bytes.Span));
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"(?:express|fastify|koa|hono|@hapi/hapi|@nestjs/core|next|better-sqlite3|sqlite3|pg|mysql2|mongoose|prisma)\"")]
    private static partial System.Text.RegularExpressions.Regex Servers();

    [LoggerMessage(LogLevel.Warning, "The browser that looked at {Project} went away")]
    private partial void LogBrowserLost(Exception error, ProjectId project);
}
