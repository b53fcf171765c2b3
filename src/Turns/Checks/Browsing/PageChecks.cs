using System.Collections.Concurrent;
using System.Text;
using Forja.Generation.Prompts;
using Forja.Turns.Checks.DevTools;
using Forja.Turns.Checks.Promises;

namespace Forja.Turns.Checks.Browsing;

/// <summary>
/// Looks at a running app as a person would: at its first page in a large window, then, beside each other, at that page in a phone's, at its accessibility, and at
/// the pages that it links to. Each check is told as soon as it is known.
/// </summary>
internal sealed partial class PageChecks(
    BrowserSession browser, PagePlaces places, Func<Check, Task> tell, Func<string, string> screenshotAddress, bool presses, IReadOnlyList<Promise.Shows> wanted, IReadOnlyList<NamedColour> colours, TimeProvider time)
    : IDisposable
{
    private const int NarrowWidth = 360;

    private static readonly TimeSpan AccessibilityTimeout = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Tabs that may be open beside the first one. A page that loads wants a processor for itself: more of them at once finish none of them sooner, and on a busy machine all too late.
    /// </summary>
    private readonly SemaphoreSlim _tabs = new(Math.Clamp(Environment.ProcessorCount - 1, 1, 3));

    private readonly List<PageReport> _reports = [];
    private readonly List<Picture> _pictures = [];
    private readonly ConcurrentDictionary<Promise.Shows, bool> _shown = [];
    private readonly ConcurrentDictionary<string, string> _headings = [];

    /// <summary>How many of the linked pages are pictured too.</summary>
    public int Pictured { get; init; }

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
            foreach (var name in (string[])[.. colours.Count > 0 ? [Check.Colours] : (string[])[], Check.Phone, Check.Accessibility, Check.Clicks, Check.Routes]) await tell(Check.Skip(name, first.Visit.Late ? SkipReasons.BrowserSlow : SkipReasons.PageFailed));
            return;
        }

        if (colours.Count > 0) await tell(await ColoursAsync(desktop, cancellationToken));

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
            await tell(Check.Skip(Check.Clicks, SkipReasons.ClicksOnServer));
            return;
        }

        await using var tab = await TabAsync(Viewport.Desktop, cancellationToken);
        await tell(await new ClickCheck(tab.Page, places, time).RunAsync(cancellationToken));
    }

    private async Task<PageReport> PhoneAsync(CancellationToken cancellationToken)
    {
        await using var tab = await TabAsync(Viewport.Phone, cancellationToken);
        var (page, from) = (tab.Page, time.GetTimestamp());
        var seen = await SeeAsync(page, "/", cancellationToken);
        var picture = seen.Visit.Look is null ? null : await page.PictureAsync(cancellationToken);
        var check = PageWords.Of(Check.Phone, seen, Since(from));
        if (check.Status == CheckStatus.Passed && await NarrowAsync(page, cancellationToken) is { Over: > 0 } narrow)
            check = check with { Status = CheckStatus.Warned, Detail = $"In a window of {NarrowWidth} px, as small phones have, the page is {narrow.Over} px too wide{PageWords.TooWide(narrow)}." };
        await tell(check);
        return seen.Report(Keep(page.Viewport, picture), []);
    }

    /// <summary>Whether the colours that were asked for are there.</summary>
    private async Task<Check> ColoursAsync(BrowserPage page, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        try
        {
            var missing = AskedColours.Missing(colours, await page.EvaluateAsync($"forja.colours({AskedColours.Wanted(colours)})", cancellationToken));
            return missing is null ? new Check(Check.Colours, CheckStatus.Passed, null, Since(from)) : new Check(Check.Colours, CheckStatus.Warned, missing, Since(from));
        }
        catch (Exception exception) when (exception is DevToolsException or PageStuckException && !cancellationToken.IsCancellationRequested)
        {
            return Check.Skip(Check.Colours, SkipReasons.BrowserSlow, Since(from));
        }
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
            await tell(Check.Skip(Check.Accessibility, SkipReasons.BrowserSlow, Since(from)));
            return [];
        }
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

    /// <summary>A tab beside the first one, once there is a processor for it; dispose it.</summary>
    private async Task<Tab> TabAsync(Viewport viewport, CancellationToken cancellationToken)
    {
        await _tabs.WaitAsync(cancellationToken);
        try
        {
            return new Tab(await browser.PageAsync(viewport, cancellationToken), _tabs);
        }
        catch
        {
            _tabs.Release();
            throw;
        }
    }

    private string? Keep(Viewport viewport, byte[]? picture, string suffix = "")
    {
        if (picture is not { Length: > 0 }) return null;
        var name = $"{viewport.Name}{suffix}.jpg";
        lock (_pictures) _pictures.Add(new Picture(name, picture));
        return screenshotAddress(name);
    }

    private long Since(long from) => (long)time.GetElapsedTime(from).TotalMilliseconds;

    public void Dispose() => _tabs.Dispose();

    private sealed record Tab(BrowserPage Page, SemaphoreSlim Room) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Page.DisposeAsync();
            Room.Release();
        }
    }
}
