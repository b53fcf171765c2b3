using System.Text;
using System.Text.RegularExpressions;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>
/// Presses what a person could press on the first page and on some of those that it links to, each thing once, and tells which of it breaks the app and which does nothing at all: neither is found by
/// anybody who only looks. In a tab of its own whose storage goes with it, forms filled in as a person would, and with every request held back that is not a reading. For apps that keep their
/// state in the browser alone; elsewhere even a reading may change somebody's data.
/// </summary>
internal sealed partial class ClickCheck(BrowserPage page, PagePlaces places, TimeProvider time)
{
    private const int MostFirst = 16, MostFurther = 8, MostPages = 4, MostBroken = 3, MostDead = 8;

    /// <summary>Pressing may take this long altogether, pages not counted; with them, four times as long.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly StringBuilder _broken = new();
    private readonly List<string> _dead = [];
    private readonly HashSet<string> _known = [];
    private TimeSpan _spent;
    private string _pressing = "";
    private int _presses;
    private int _errors;

    public async Task<Check> RunAsync(CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        PageVisit? first = null;
        using var late = new CancellationTokenSource(4 * Timeout, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            first = await page.VisitAsync("/", over.Token);
            if (!first.Works) return Check.Skip(Check.Clicks, first.Late ? SkipReasons.BrowserSlow : SkipReasons.PageFailed, Since(from));
            await page.HoldWritesAsync(over.Token);
            foreach (var address in (string[])["/", .. PageLinks.Of(first.Look!, MostPages - 1)])
            {
                if (_spent >= Timeout || _errors >= MostBroken) break;
                var visit = address == "/" ? first : await page.VisitAsync(address, over.Token);
                if (visit.Works && !await PressAllAsync(visit, address, over.Token)) break;
            }
        }
        catch (PageStuckException stuck)
        {
            _broken.Append($"After pressing “{_pressing}”: {stuck.Message}\n");
        }
        catch (Exception exception) when (exception is DevToolsException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // What was pressed led to another page, or to one that no longer answers: what is known by now is told.
        }

        return Told(first is null, Since(from));
    }

    private Check Told(bool unseen, long milliseconds)
    {
        var dead = string.Concat(_dead.Take(MostDead).Select(label => $"Pressing {label} does nothing: nothing in the code listens to it.\n"));
        if (_broken.Length > 0) return new Check(Check.Clicks, CheckStatus.Failed, PageWords.Bound(_broken.Append(dead)), milliseconds);
        if (dead.Length > 0) return new Check(Check.Clicks, CheckStatus.Warned, dead.TrimEnd(), milliseconds);
        if (_presses > 0) return new Check(Check.Clicks, CheckStatus.Passed, $"{_presses}", milliseconds);
        return Check.Skip(Check.Clicks, unseen || _pressing.Length > 0 ? SkipReasons.BrowserSlow : SkipReasons.ClicksNone, milliseconds);
    }

    /// <summary>Presses everything on the page that is open; false when the app is of no use any more.</summary>
    private async Task<bool> PressAllAsync(PageVisit visit, string address, CancellationToken cancellationToken)
    {
        // What is wrong before anything is pressed has been told already.
        _known.UnionWith(visit.Uncaught.Select(error => error.Text));
        var where = address == "/" ? "" : $" on {address}";
        var from = time.GetTimestamp();
        var most = address == "/" ? MostFirst : MostFurther;
        try
        {
            for (var count = 0; count < most && _errors < MostBroken && _spent + time.GetElapsedTime(from) < Timeout; count++)
            {
                if (await page.PressNextAsync(label => _pressing = label, cancellationToken) is not { } press) return true;
                _presses++;
                if (press.Dead && !_dead.Contains($"“{press.Label}”{where}") && _dead.TrueForAll(known => !known.StartsWith($"“{press.Label}”", StringComparison.Ordinal))) _dead.Add($"“{press.Label}”{where}");
                var troubles = page.Troubles();
                var errors = troubles.Uncaught.Where(error => IsOfApp(error.Text, troubles, page.WantedToWrite) && _known.Add(error.Text)).ToList();
                foreach (var error in errors) await AddAsync($"“{press.Label}”{where}", error, cancellationToken);
                _errors += errors.Count;

                // What is on the other page was not pressed, and what was pressed here is forgotten.
                if (press.Reloads) return true;
                if (!(await page.LookAsync(cancellationToken)).Empty) continue;

                _broken.Append($"Pressing “{press.Label}”{where} leaves the page blank.\n");
                return false;
            }

            return true;
        }
        finally
        {
            _spent += time.GetElapsedTime(from);
        }
    }

    private async Task AddAsync(string label, PageTrouble error, CancellationToken cancellationToken)
    {
        _broken.Append($"Pressing {label}: {error.Text}\n");
        foreach (var place in await places.OfAsync(error.Frames, cancellationToken)) _broken.Append($"    at {place}\n");
    }

    // A browser without a person refuses some things, and a machine without a network others: neither is a fault of the app.
    private static bool IsOfApp(string error, PageTroubles troubles, bool held) => !Refused().IsMatch(error) && ((troubles.Foreign.Count == 0 && !held) || !PageVisit.IsOfNetwork(error));

    private long Since(long from) => (long)time.GetElapsedTime(from).TotalMilliseconds;

    [GeneratedRegex("NotAllowedError|SecurityError|AbortError|NotSupportedError|InvalidStateError|[Pp]ermission|WrongDocumentError")]
    private static partial Regex Refused();
}
