using System.Text.Json;
using System.Text.Json.Nodes;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>
/// A tab of its own, with storage of its own, that pages of one app are opened in. It answers dialogs, ends windows that pages open, and gives up on pages that do
/// not answer.
/// </summary>
internal sealed partial class BrowserPage : IAsyncDisposable
{
    /// <summary>A machine that is busy elsewhere may take this long over a page; what was not seen by then was not looked at, and is no fault of the page.</summary>
    private static readonly TimeSpan LoadTimeout = TimeSpan.FromSeconds(60), PictureTimeout = TimeSpan.FromSeconds(15);

    /// <summary>A page that has not come to rest after this long is looked at as it is.</summary>
    private static readonly TimeSpan QuietTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Processor time that a page may spend without answering. Not time of the clock: that would call every page endless on a busy machine. The largest apps need about
    /// a second to start.
    /// </summary>
    private const double MostSecondsSilent = 5;

    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    // Longer than a frame and than the pause between two modules; what comes later than this is not part of the start.
    private const int StillMilliseconds = 120;
    private const int MostDialogs = 20, MostReloads = 3;

    private static readonly string LookScript = ReadScript("look.js");

    private readonly DevToolsConnection _browser;
    private readonly Uri _app;
    private readonly string _context;
    private readonly string _target;
    private readonly string _session;
    private readonly PageObserver _observer;
    private readonly TimeProvider _time;
    private int _dialogs;
    private bool _visited;

    private BrowserPage(DevToolsConnection browser, Uri app, Viewport viewport, string context, string target, string session, TimeProvider time)
    {
        (_browser, _app, Viewport, _context, _target, _session, _time) = (browser, app, viewport, context, target, session, time);
        _observer = new PageObserver(app, target, time) { DialogOpened = Answer, Flooded = Silence };
    }

    public Viewport Viewport { get; }

    public static async Task<BrowserPage> OpenAsync(DevToolsConnection browser, Uri app, Viewport viewport, string language, TimeProvider time, CancellationToken cancellationToken)
    {
        var context = Needed(await browser.CallAsync(null, "Target.createBrowserContext", new JsonObject { ["disposeOnDetach"] = true }, cancellationToken), "browserContextId");
        var target = Needed(
            await browser.CallAsync(
                null, "Target.createTarget",
                new JsonObject { ["url"] = "about:blank", ["browserContextId"] = context, ["width"] = viewport.Width, ["height"] = viewport.Height, ["newWindow"] = true }, cancellationToken),
            "targetId");
        var session = Needed(
            await browser.CallAsync(null, "Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true }, cancellationToken), "sessionId");
        var page = new BrowserPage(browser, app, viewport, context, target, session, time);
        await page.PrepareAsync(language, cancellationToken);
        return page;
    }

    /// <summary>Opens an address of the app and waits until the page has come to rest.</summary>
    public async Task<PageVisit> VisitAsync(string path, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(LoadTimeout, _time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        for (var left = MostReloads; ; left--)
        {
            try
            {
                return await OpenAsync(path, over.Token);
            }
            catch (PageStuckException stuck)
            {
                return Unseen(PageSight.Stuck, stuck.Message);
            }
            catch (DevToolsException) when (left > 0 && !_observer.Crashed && !_browser.Gone)
            {
                // The dev server reloaded the page while it was looked at: it is looked at once more.
            }
            catch (DevToolsException) when (_observer.Crashed && !_browser.Gone)
            {
                return Unseen(PageSight.Stuck, "The page takes more memory than a browser has for it.");
            }
            catch (Exception exception) when (exception is OperationCanceledException or DevToolsException && !cancellationToken.IsCancellationRequested && !_browser.Gone)
            {
                return Unseen(PageSight.Late, null);
            }
        }

        PageVisit Unseen(PageSight sight, string? why) => new(path, _observer.Status, why, null, false, _observer.Troubles()) { Sight = sight };
    }

    /// <summary>What is to be seen when the window has another width.</summary>
    public async Task<PageLook> LookAtAsync(int width, CancellationToken cancellationToken)
    {
        await CallAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = Viewport.Height, ["deviceScaleFactor"] = 1, ["mobile"] = Viewport.Touch }, cancellationToken);
        await EvaluateAsync("forja.quiet(60, 500)", cancellationToken);
        return PageLook.Read(await EvaluateAsync($"forja.look({width})", cancellationToken));
    }

    public PageTroubles Troubles() => _observer.Troubles();

    /// <summary>Which of these words are to be seen in the page.</summary>
    public async Task<IReadOnlyList<bool>> ShowsAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var answer = await EvaluateAsync($"forja.shows({JsonSerializer.Serialize(words)})", cancellationToken);
        return answer.ValueKind == JsonValueKind.Array && answer.GetArrayLength() == words.Count
            ? [.. answer.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.True)]
            : throw new DevToolsException("The page could not be looked at.");
    }

    public async Task<PageLook> LookAsync(CancellationToken cancellationToken) => PageLook.Read(await EvaluateAsync($"forja.look({Viewport.Width})", cancellationToken));

    /// <summary>A picture of what is on the screen, as JPEG; null when none could be taken.</summary>
    public async Task<byte[]?> PictureAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var late = new CancellationTokenSource(PictureTimeout, _time);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            await EvaluateAsync("forja.settled(1500)", over.Token);
            return await ShootAsync(new JsonObject { ["format"] = "jpeg", ["quality"] = 82 }, over.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or DevToolsException or PageStuckException or FormatException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Evaluates an expression of the looking script in the page's own document; its value as JSON.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression, CancellationToken cancellationToken)
    {
        await _observer.WorldMade.WaitAsync(cancellationToken);
        var answer = await AnswerAsync(
            "Runtime.evaluate",
            new JsonObject { ["expression"] = expression, ["contextId"] = _observer.Context, ["awaitPromise"] = true, ["returnByValue"] = true },
            cancellationToken);
        if (answer.Child("exceptionDetails") is { } failed) throw new DevToolsException(failed.Child("exception")?.Text("description") ?? "The page could not be looked at.");
        return answer.Child("result")?.Child("value") ?? default;
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Forget(_session);
        try
        {
            // A page that hangs is not waited for: its browser is ended with it.
            using var late = new CancellationTokenSource(TimeSpan.FromMilliseconds(500), _time);
            await _browser.CallAsync(null, "Target.disposeBrowserContext", new JsonObject { ["browserContextId"] = _context }, late.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or DevToolsException)
        {
            // It ends with its browser.
        }
    }

    private async Task PrepareAsync(string language, CancellationToken cancellationToken)
    {
        _browser.Listen(_session, Hear);

        // Sent together: the browser answers in order, and a round trip each would be felt.
        await Task.WhenAll(
            CallAsync("Page.enable", null, cancellationToken),
            CallAsync("Runtime.enable", null, cancellationToken),
            CallAsync("Runtime.setAsyncCallStackDepth", new JsonObject { ["maxDepth"] = 8 }, cancellationToken),
            CallAsync("Network.enable", new JsonObject { ["maxTotalBufferSize"] = 1 << 20, ["maxResourceBufferSize"] = 1 << 18 }, cancellationToken),
            CallAsync("Network.setExtraHTTPHeaders", new JsonObject { ["headers"] = new JsonObject { ["Accept-Language"] = language } }, cancellationToken),
            CallAsync("Log.enable", null, cancellationToken),
            CallAsync("Inspector.enable", null, cancellationToken),
            CallAsync("Page.addScriptToEvaluateOnNewDocument", new JsonObject { ["source"] = LookScript, ["worldName"] = PageObserver.World }, cancellationToken),
            CallAsync(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject { ["width"] = Viewport.Width, ["height"] = Viewport.Height, ["deviceScaleFactor"] = 1, ["mobile"] = Viewport.Touch }, cancellationToken),
            CallAsync("Emulation.setTouchEmulationEnabled", new JsonObject { ["enabled"] = Viewport.Touch }, cancellationToken),
            _browser.CallAsync(null, "Browser.setDownloadBehavior", new JsonObject { ["behavior"] = "deny", ["browserContextId"] = _context }, cancellationToken));
    }

    private async Task<PageVisit> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (_visited) await LeaveAsync(cancellationToken);
        _visited = true;
        Begin();
        var answer = await CallAsync("Page.navigate", new JsonObject { ["url"] = new Uri(_app, path).AbsoluteUri }, cancellationToken);
        if (answer.Text("errorText") is { Length: > 0 } error) return new PageVisit(path, _observer.Status, error.Length <= 200 ? error : error[..200], null, false, _observer.Troubles());
        await LoadedAsync(cancellationToken);
        await QuietAsync(cancellationToken);
        var look = PageLook.Read(await EvaluateAsync($"forja.look({Viewport.Width})", cancellationToken));
        var drawn = !await IsEmptyAsync(cancellationToken);
        return new PageVisit(path, _observer.Status, null, look, drawn, _observer.Troubles());
    }

    private void Begin()
    {
        _observer.Begin();
        _dialogs = 0;
    }

    // Two addresses may differ by their fragment alone; the second would then not be loaded at all.
    private async Task LeaveAsync(CancellationToken cancellationToken)
    {
        Begin();
        await CallAsync("Page.navigate", new JsonObject { ["url"] = "about:blank" }, cancellationToken);
        await LoadedAsync(cancellationToken);
    }

    private async Task LoadedAsync(CancellationToken cancellationToken)
    {
        // A page that answers takes as long as it likes within the limit; one that does not answer is given up at once.
        while (!_observer.Loaded.IsCompleted)
        {
            await AnswerAsync("Runtime.evaluate", new JsonObject { ["expression"] = "1" }, cancellationToken);
            await Task.WhenAny(_observer.Loaded, Task.Delay(TimeSpan.FromMilliseconds(250), _time, cancellationToken));
        }

        if (_observer.Crashed) throw new DevToolsException("The page's process is gone.");
    }

    /// <summary>A page's answer, waited for as long as it may still be coming. Throws <see cref="PageStuckException"/> when it never will.</summary>
    private async Task<JsonElement> AnswerAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answer = CallAsync(method, parameters, given.Token);
        Task? word = null;
        double before = 0;
        try
        {
            while (await Task.WhenAny(answer, Task.Delay(AskEvery, _time, given.Token)) != answer)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_dialogs > MostDialogs) throw new PageStuckException("The page asks the person something again and again, without an end (alert, confirm or prompt).");
                var spent = await ProcessorSecondsAsync(given.Token);
                if (word is null or { IsCompleted: true }) (word, before) = (CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = "1" }, given.Token), spent);
                else if (spent - before >= MostSecondsSilent)
                    throw new PageStuckException($"The page does not answer: a script in it runs without an end. It has computed for {spent - before:0} seconds on the processor and drawn nothing since.");
            }

            return await answer;
        }
        finally
        {
            await given.CancelAsync();
            _ = answer.ContinueWith(done => _ = done.Exception, TaskScheduler.Default);
            if (word is not null) _ = word.ContinueWith(done => _ = done.Exception, TaskScheduler.Default);
        }
    }

    /// <summary>What the browser's pages have computed so far. The browser itself answers, so a page that hangs does not hold it up.</summary>
    private async Task<double> ProcessorSecondsAsync(CancellationToken cancellationToken) =>
        (await _browser.CallAsync(null, "SystemInfo.getProcessInfo", null, cancellationToken)).Items("processInfo").Where(process => process.Text("type") == "renderer").Sum(process => process.Number("cpuTime") ?? 0);

    private async Task QuietAsync(CancellationToken cancellationToken)
    {
        var from = _time.GetTimestamp();
        var still = TimeSpan.FromMilliseconds(StillMilliseconds);
        while (_time.GetElapsedTime(from) < QuietTimeout)
        {
            var left = (int)(QuietTimeout - _time.GetElapsedTime(from)).TotalMilliseconds;
            await EvaluateAsync($"forja.quiet({StillMilliseconds}, {left})", cancellationToken);
            if (_observer.NetworkQuiet() is { } quiet && quiet >= still) return;
            await Task.Delay(TimeSpan.FromMilliseconds(20), _time, cancellationToken);
        }
    }

    // A tenth of the size in each direction is enough to know whether there is anything.
    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        var clip = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = Viewport.Width, ["height"] = Viewport.Height, ["scale"] = 0.25 };
        return PixelProbe.AllTheSame(await ShootAsync(new JsonObject { ["format"] = "png", ["clip"] = clip, ["optimizeForSpeed"] = true }, cancellationToken)) is true;
    }

    private async Task<byte[]> ShootAsync(JsonObject parameters, CancellationToken cancellationToken) =>
        Convert.FromBase64String((await AnswerAsync("Page.captureScreenshot", parameters, cancellationToken)).Text("data") ?? "");

    private Task<JsonElement> CallAsync(string method, JsonObject? parameters, CancellationToken cancellationToken) => _browser.CallAsync(_session, method, parameters, cancellationToken);

    // A dialog holds the page until it is answered. One that asks again and again is left unanswered: the page then counts as one that hangs.
    private void Answer(bool leaving)
    {
        if (++_dialogs <= MostDialogs) Send("Page.handleJavaScriptDialog", new JsonObject { ["accept"] = leaving });
    }

    private void Silence()
    {
        Send("Runtime.disable", null);
        Send("Log.disable", null);
    }

    private void Send(string method, JsonObject? parameters) =>
        _ = CallAsync(method, parameters, CancellationToken.None).ContinueWith(done => _ = done.Exception, TaskScheduler.Default);

    private static string Needed(JsonElement answer, string name) => answer.Text(name) ?? throw new DevToolsException($"The browser gave no {name}.");

    private static string ReadScript(string name)
    {
        using var stream = typeof(BrowserPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
