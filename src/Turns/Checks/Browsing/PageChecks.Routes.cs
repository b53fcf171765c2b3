using System.Text;

namespace Forja.Turns.Checks.Browsing;

/// <content>The pages that the app links to, and those that something was promised of.</content>
internal sealed partial class PageChecks
{
    private const int MostRoutes = 8, MostPromisePages = 6;

    // For fewer, a tab of its own costs more than it brings.
    private const int RoutesForTwo = 4;

    /// <summary>No app has a page there: what stands at this address is the app's answer to unknown ones.</summary>
    private const string Nowhere = "/no-page-has-this-address";

    /// <summary>Pages are opened this long; an app of many slow pages is looked at in part.</summary>
    private static readonly TimeSpan RoutesTimeout = TimeSpan.FromSeconds(12);

    private async Task<IReadOnlyList<PageReport>> RoutesAsync(BrowserPage page, SeenPage first, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        var links = PageLinks.Of(first.Visit.Look!, MostRoutes, [.. wanted.Select(promise => promise.Path)]);
        var promised = wanted.Select(promise => promise.Path).Where(path => path != "/" && links.All(link => link.Address != path)).Distinct().Take(MostPromisePages).ToList();
        if (links.Count + promised.Count == 0)
        {
            await tell(Check.Skip(Check.Routes, SkipReasons.RoutesNone));
            return [];
        }

        List<string> addresses = [.. links.Select(link => link.Address), .. promised, .. links.Count > 0 ? [Nowhere] : (string[])[]];
        SortedDictionary<int, SeenPage> opened = [];
        SortedDictionary<int, string> pictured = [];
        SeenPage? unknown = null;
        var elsewhere = 0;
        var (late, next) = (false, -1);
        async Task LaneAsync(BrowserPage lane)
        {
            while (!late && time.GetElapsedTime(from) < RoutesTimeout && Interlocked.Increment(ref next) is var number && number < addresses.Count)
            {
                var seen = await SeeAsync(lane, addresses[number], cancellationToken);

                if (seen.Visit.IsNoPage)
                {
                    Interlocked.Increment(ref elsewhere);
                    continue;
                }

                late |= seen.Visit.Late || seen.Visit.Hangs;
                if (seen.Visit.Late) break;
                if (addresses[number] == Nowhere) unknown = seen;
                if (number >= links.Count) continue;
                var picture = number < Pictured && seen.Visit.Works ? Keep(lane.Viewport, await lane.PictureAsync(cancellationToken), $"-{number + 1}") : null;
                lock (opened)
                {
                    opened[number] = seen;
                    if (picture is not null) pictured[number] = picture;
                }
            }
        }

        async Task SecondAsync()
        {
            await using var tab = await TabAsync(Viewport.Desktop, cancellationToken);
            await LaneAsync(tab.Page);
        }

        await Task.WhenAll(addresses.Count >= RoutesForTwo && _tabs.CurrentCount > 0 ? [LaneAsync(page), SecondAsync()] : [LaneAsync(page)]);

        // What is wrong on the first page too has been told there.
        var known = first.Uncaught.Select(error => error.Text).ToHashSet();
        var text = new StringBuilder();
        foreach (var (number, seen) in opened)
        {
            var same = seen.Uncaught.Count > 0 && seen.Uncaught.All(error => known.Contains(error.Text)) && !seen.Visit.Blank;
            if ((same ? null : PageWords.Reason(seen) ?? PageWords.LeadsNowhere(seen, unknown, first)) is { } reason) text.Append($"{links[number].Address} (linked as “{links[number].Label}”):\n{reason}\n");
        }

        // What was not opened because it did not come in time is no proof of anything.
        await tell(text.Length > 0 ? new Check(Check.Routes, CheckStatus.Failed, PageWords.Bound(text), Since(from))
            : opened.Count > 0 && opened.Count + elsewhere < links.Count ? Check.Skip(Check.Routes, SkipReasons.RoutesPartial, Since(from))
            : opened.Count > 0 ? new Check(Check.Routes, CheckStatus.Passed, $"{opened.Count}", Since(from))
            : Check.Skip(Check.Routes, links.Count > 0 ? SkipReasons.BrowserSlow : SkipReasons.RoutesNone, Since(from)));
        return [.. opened.Select(page => page.Value.Report(pictured.GetValueOrDefault(page.Key), []))];
    }
}
