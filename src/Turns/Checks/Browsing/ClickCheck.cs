using System.Text;
using System.Text.RegularExpressions;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>
/// Presses what a person could press on the first page, each thing once, and tells which of it breaks the app: a handler that throws is found by nobody who only
/// looks. In a tab of its own whose storage goes with it, forms filled in as a person would, and with every request held back that is not a reading. For apps that keep their
/// state in the browser alone; elsewhere even a reading may change somebody's data.
/// </summary>
internal sealed partial class ClickCheck(BrowserPage page, PagePlaces places, TimeProvider time)
{
    private const int MostPresses = 16, MostBroken = 3;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public async Task<Check> RunAsync(CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        var text = new StringBuilder();
        var presses = 0;
        var pressing = "";
        var slow = false;
        using var late = new CancellationTokenSource(4 * Timeout, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var first = await page.VisitAsync("/", over.Token);
            if (!first.Works) return new Check(Check.Clicks, CheckStatus.Skipped, null, Since(from));
            await page.HoldWritesAsync(over.Token);
            var known = first.Uncaught.Select(error => error.Text).ToHashSet();
            for (var broken = 0; presses < MostPresses && broken < MostBroken && time.GetElapsedTime(from) < Timeout; presses++)
            {
                if (!await page.PressNextAsync(label => pressing = label, over.Token)) break;
                var troubles = page.Troubles();
                var errors = troubles.Uncaught.Where(error => IsOfApp(error.Text, troubles, page.WantedToWrite) && known.Add(error.Text)).ToList();
                foreach (var error in errors) await AddAsync(text, pressing, error, cancellationToken);
                broken += errors.Count;
                if (!(await page.LookAsync(over.Token)).Empty) continue;

                text.Append($"Pressing “{pressing}” leaves the page blank.\n");
                break;
            }
        }
        catch (PageStuckException stuck)
        {
            text.Append($"After pressing “{pressing}”: {stuck.Message}\n");
        }
        catch (Exception exception) when (exception is DevToolsException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // What was pressed led to another page, or to one that no longer answers: what is known by now is told.
            slow = presses == 0;
        }

        return text.Length > 0 ? new Check(Check.Clicks, CheckStatus.Failed, PageWords.Bound(text), Since(from))
            : presses == 0 ? new Check(Check.Clicks, CheckStatus.Skipped, slow ? "browser.slow" : null, Since(from))
            : new Check(Check.Clicks, CheckStatus.Passed, $"{presses}", Since(from));
    }

    private async Task AddAsync(StringBuilder text, string label, PageTrouble error, CancellationToken cancellationToken)
    {
        text.Append($"Pressing “{label}”: {error.Text}\n");
        foreach (var place in await places.OfAsync(error.Frames, cancellationToken)) text.Append($"    at {place}\n");
    }

    // A browser without a person refuses some things, and a machine without a network others: neither is a fault of the app.
    private static bool IsOfApp(string error, PageTroubles troubles, bool held) => !Refused().IsMatch(error) && ((troubles.Foreign.Count == 0 && !held) || !PageVisit.IsOfNetwork(error));

    private long Since(long from) => (long)time.GetElapsedTime(from).TotalMilliseconds;

    [GeneratedRegex("NotAllowedError|SecurityError|AbortError|NotSupportedError|InvalidStateError|[Pp]ermission|WrongDocumentError")]
    private static partial Regex Refused();
}
