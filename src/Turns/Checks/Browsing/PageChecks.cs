using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Forja.Turns.Checks.DevTools;
using Forja.Turns.Checks.Promises;

namespace Forja.Turns.Checks.Browsing;

/// <summary>
/// Looks at a running app as a person would: at its first page in a large window, then, beside each other, at that page in a phone's, at its accessibility, and at
/// the pages that it links to. Each check is told as soon as it is known.
/// </summary>
internal sealed partial class PageChecks(
    BrowserSession browser, PagePlaces places, Func<Check, Task> tell, Func<string, string> screenshotAddress, bool presses, IReadOnlyList<Promise.Shows> wanted, TimeProvider time)
{
    private const int MostRoutes = 8, MostPromisePages = 6, NarrowWidth = 360;

    // Two tabs that load at once are quicker than one; a third finds no processor.
    private const int RoutesForTwo = 4;

    /// <summary>Pages that the app links to are opened this long; an app of many slow pages is looked at in part.</summary>
    private static readonly TimeSpan RoutesTimeout = TimeSpan.FromSeconds(12), AccessibilityTimeout = TimeSpan.FromSeconds(15);

    private readonly List<PageReport> _reports = [];
    private readonly List<Picture> _pictures = [];
    private readonly ConcurrentDictionary<Promise.Shows, bool> _shown = [];
    private readonly ConcurrentDictionary<string, string> _headings = [];

    public IReadOnlyList<PageReport> Reports => _reports;

    public IReadOnlyList<Picture> Pictures => _pictures;

    /// <summary>Which of the wanted words were to be seen; one whose page was not looked at is missing.</summary>
    public IReadOnlyDictionary<Promise.Shows, bool> Shown => _shown;

    /// <summary>The main heading of each page that works, by its address.</summary>
    public IReadOnlyDictionary<string, string> Headings => _headings;

    /// <summary>The proof that the app works. The page is kept open for <see cref="RestAsync"/>.</summary>
    public async Task<(BrowserPage Page, SeenPage Seen)> FirstAsync(CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        var page = await browser.PageAsync(Viewport.Desktop, cancellationToken);
        try
        {
            var seen = await SeeAsync(page, "/", cancellationToken);
            await tell(PageWords.Of(Check.Page, seen, Since(from)));
            return (page, seen);
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }

    /// <summary>Everything else; over once all of it is told.</summary>
    public async Task RestAsync(BrowserPage desktop, SeenPage first, CancellationToken cancellationToken)
    {
        if (!first.Visit.Works)
        {
            // What is broken for everybody is told once; its picture says more than a second look.
            if (!first.Visit.Late) _reports.Add(first.Report(first.Visit.Hangs ? null : Keep(desktop.Viewport, await desktop.PictureAsync(cancellationToken)), []));
            foreach (var name in new[] { Check.Phone, Check.Accessibility, Check.Clicks, Check.Routes }) await tell(new Check(name, CheckStatus.Skipped, first.Visit.Late ? "browser.slow" : null, 0));
            return;
        }

        // Beside each other: what one of them waits for, another one computes in.
        var phone = PhoneAsync(cancellationToken);
        var clicks = ClicksAsync(cancellationToken);
        try
        {
            var picture = await desktop.PictureAsync(cancellationToken);
            var issues = await AccessibilityAsync(desktop, first, cancellationToken);
            _reports.Add(first.Report(Keep(desktop.Viewport, picture), issues));
            var routes = await RoutesAsync(desktop, first, cancellationToken);
            _reports.AddRange([await phone, .. routes]);
            await clicks;
        }
        finally
        {
            // Whatever happened here, nothing of this look goes on after it.
            await Task.WhenAll(phone, clicks).ContinueWith(done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task ClicksAsync(CancellationToken cancellationToken)
    {
        if (!presses)
        {
            await tell(new Check(Check.Clicks, CheckStatus.Skipped, "clicks.server", 0));
            return;
        }

        await using var page = await browser.PageAsync(Viewport.Desktop, cancellationToken);
        await tell(await new ClickCheck(page, places, time).RunAsync(cancellationToken));
    }

    private async Task<PageReport> PhoneAsync(CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        await using var page = await browser.PageAsync(Viewport.Phone, cancellationToken);
        var seen = await SeeAsync(page, "/", cancellationToken);
        var picture = seen.Visit.Look is null ? null : await page.PictureAsync(cancellationToken);
        var check = PageWords.Of(Check.Phone, seen, Since(from));
        if (check.Status == CheckStatus.Passed && await NarrowAsync(page, cancellationToken) is { Over: > 0 } narrow)
            check = check with { Status = CheckStatus.Warned, Detail = $"In a window of {NarrowWidth} px, as small phones have, the page is {narrow.Over} px too wide{PageWords.TooWide(narrow)}." };
        await tell(check);
        return seen.Report(Keep(page.Viewport, picture), []);
    }

    private static async Task<PageLook?> NarrowAsync(BrowserPage page, CancellationToken cancellationToken)
    {
        try
        {
            return await page.LookAtAsync(NarrowWidth, cancellationToken);
        }
        catch (Exception exception) when (exception is DevToolsException or PageStuckException)
        {
            // The page moved on by itself meanwhile; what was seen of it stands.
            return null;
        }
    }

    private async Task<IReadOnlyList<AccessibilityIssue>> AccessibilityAsync(BrowserPage page, SeenPage first, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        try
        {
            using var late = new CancellationTokenSource(AccessibilityTimeout, time);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            await page.EvaluateAsync(AccessibilityRules.Script, over.Token);
            var (issues, where) = AccessibilityRules.Read(await page.EvaluateAsync("forja.accessibility()", over.Token));
            var serious = issues.Any(issue => issue.Impact is "serious" or "critical");
            var text = new StringBuilder();
            foreach (var (issue, places) in issues.Zip(where).Take(8)) text.Append($"{issue.Rule} ({issue.Impact}, {issue.Count}): {issue.Help}\n").AppendJoin("", places.Select(place => $"    {place}\n"));
            await tell(new Check(Check.Accessibility, serious ? CheckStatus.Warned : CheckStatus.Passed, text.Length == 0 ? null : PageWords.Bound(text), Since(from)));
            return issues;
        }
        catch (Exception exception) when (exception is DevToolsException or PageStuckException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await tell(new Check(Check.Accessibility, CheckStatus.Skipped, "browser.slow", Since(from)));
            return [];
        }
    }

    private async Task<IReadOnlyList<PageReport>> RoutesAsync(BrowserPage page, SeenPage first, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        var here = first.Visit.Look?.Path;
        var links = first.Visit.Look?.Links.Where(link => link.Address != here && link.Address.StartsWith('/') && !ChangesThings().IsMatch(link.Address)).Take(MostRoutes).ToList() ?? [];
        var promised = wanted.Select(promise => promise.Path).Where(path => path != "/" && links.TrueForAll(link => link.Address != path)).Distinct().Take(MostPromisePages).ToList();
        if (links.Count + promised.Count == 0)
        {
            await tell(new Check(Check.Routes, CheckStatus.Skipped, null, 0));
            return [];
        }

        List<PageReport> reports = [];
        SortedDictionary<int, string> broken = [];
        var known = first.Uncaught.Select(error => error.Text).ToHashSet();
        var late = false;
        var next = -1;
        async Task LaneAsync(BrowserPage lane)
        {
            while (!late && time.GetElapsedTime(from) < RoutesTimeout && Interlocked.Increment(ref next) is var number && number < links.Count + promised.Count)
            {
                var linked = number < links.Count;
                var seen = await SeeAsync(lane, linked ? links[number].Address : promised[number - links.Count], cancellationToken);

                // A link that only downloads something leads to no page.
                if (seen.Visit.Error is "net::ERR_ABORTED") continue;
                late |= seen.Visit.Late || seen.Visit.Hangs;
                if (seen.Visit.Late) break;
                if (!linked) continue;

                // What is wrong on the first page too has been told there.
                var same = seen.Uncaught.Count > 0 && seen.Uncaught.All(error => known.Contains(error.Text)) && !seen.Visit.Blank;
                var reason = same ? null : PageWords.Reason(seen);
                lock (reports)
                {
                    reports.Add(seen.Report(null, []));
                    if (reason is not null) broken[number] = $"{links[number].Address} (linked as “{links[number].Label}”):\n{reason}\n";
                }
            }
        }

        await using var second = links.Count + promised.Count >= RoutesForTwo ? await browser.PageAsync(Viewport.Desktop, cancellationToken) : null;
        await Task.WhenAll(second is null ? [LaneAsync(page)] : [LaneAsync(page), LaneAsync(second)]);

        // Nothing was opened because nothing came in time: that is no proof of anything.
        var text = new StringBuilder().AppendJoin("", broken.Values);
        await tell(text.Length > 0 ? new Check(Check.Routes, CheckStatus.Failed, PageWords.Bound(text), Since(from))
            : reports.Count > 0 ? new Check(Check.Routes, CheckStatus.Passed, $"{reports.Count}", Since(from))
            : new Check(Check.Routes, CheckStatus.Skipped, links.Count > 0 ? "browser.slow" : null, Since(from)));
        return [.. reports.OrderBy(report => links.FindIndex(link => link.Address == report.Path))];
    }

    private async Task<SeenPage> SeeAsync(BrowserPage page, string path, CancellationToken cancellationToken)
    {
        var visit = await page.VisitAsync(path, cancellationToken);
        if (visit.Hangs) await browser.SpoilAsync(cancellationToken);
        List<string> components = [];
        if (visit.Uncaught.Count > 0)
        {
            foreach (var name in visit.Troubles.Components.Take(3))
                components.Add(await places.OfComponentAsync(name, cancellationToken) is { } file ? $"<{name}> ({file})" : $"<{name}>");
        }

        if (visit.Works) await PromisedAsync(page, visit, cancellationToken);
        else if (!visit.Late && visit.Path != "/") foreach (var promise in wanted.Where(promise => promise.Path == visit.Path)) _shown[promise] = false;
        return new SeenPage(visit, page.Viewport, await PlaceAsync(visit.Uncaught, cancellationToken), await PlaceAsync(visit.Troubles.Console, cancellationToken), components);
    }

    private async Task PromisedAsync(BrowserPage page, PageVisit visit, CancellationToken cancellationToken)
    {
        if (page.Viewport.Touch) return;
        if (visit.Look is { Heading.Length: > 0 } look && look.Path == visit.Path) _headings.TryAdd(visit.Path, look.Heading);
        var asked = wanted.Where(promise => promise.Path == visit.Path).ToList();
        if (asked.Count == 0) return;
        try
        {
            var shown = await page.ShowsAsync([.. asked.Select(promise => promise.Text)], cancellationToken);
            foreach (var (promise, shows) in asked.Zip(shown)) _shown[promise] = shows;
        }
        catch (Exception exception) when (exception is DevToolsException or PageStuckException && !cancellationToken.IsCancellationRequested)
        {
            // The page moved on by itself: what it shows is not known.
        }
    }

    private async Task<IReadOnlyList<SeenTrouble>> PlaceAsync(IReadOnlyList<PageTrouble> troubles, CancellationToken cancellationToken)
    {
        List<SeenTrouble> placed = [];
        foreach (var trouble in troubles.Take(10)) placed.Add(new SeenTrouble(trouble.Text, await places.OfAsync(trouble.Frames, cancellationToken), trouble.Count));
        return placed;
    }

    private string? Keep(Viewport viewport, byte[]? picture)
    {
        if (picture is not { Length: > 0 }) return null;
        var name = $"{viewport.Name}.jpg";
        lock (_pictures) _pictures.Add(new Picture(name, picture));
        return screenshotAddress(name);
    }

    private long Since(long from) => (long)time.GetElapsedTime(from).TotalMilliseconds;

    // A link is followed by anybody who looks, so it should change nothing; those that say they do are left alone.
    [GeneratedRegex(@"\b(?:log-?out|sign-?out|sair|delete|remove|destroy|excluir|apagar|unsubscribe)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChangesThings();
}
