using System.Text.Json;
using System.Text.RegularExpressions;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>
/// Gathers what a page does while it is looked at: errors, failed requests, its loading. Fed by the connection's reading loop, read by the visit; every list has
/// its bound, because the page decides how much comes.
/// </summary>
internal sealed partial class PageObserver(Uri app, string frame, TimeProvider time)
{
    /// <summary>Name of the world that the looking script runs in.</summary>
    public const string World = "forja";

    private const int MostKinds = 30, MostRequests = 3_000, MostEvents = 20_000;

    private readonly Lock _gate = new();
    private readonly string _origin = app.GetLeftPart(UriPartial.Authority);
    private readonly Dictionary<string, (string Address, string Type)> _open = [];
    private readonly Dictionary<string, PageTrouble> _uncaught = [];
    private readonly Dictionary<string, PageTrouble> _console = [];
    private readonly Dictionary<string, string> _hints = [];
    private readonly Dictionary<(string Address, int? Status, string? Reason), int> _failed = [];
    private readonly HashSet<string> _foreign = [];
    private readonly Dictionary<long, string> _revocable = [];
    private TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _world = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _networkAt;
    private int _events;
    private int _context;

    /// <summary>The page asks something, or waits to be let go on; called on the reading loop.</summary>
    public Action<bool>? DialogOpened { get; set; }

    /// <summary>More comes than anybody could read: the page is to be silenced. Called once a visit, on the reading loop.</summary>
    public Action? Flooded { get; set; }

    public bool IsFlooded { get; private set; }

    public bool Crashed { get; private set; }

    /// <summary>Status of the page's own answer; null while there is none.</summary>
    public int? Status { get; private set; }

    public Task Loaded => _loaded.Task;

    public Task WorldMade => _world.Task;

    /// <summary>The looking script's world in the page that is shown; 0 while there is none.</summary>
    public int Context
    {
        get
        {
            lock (_gate) return _context;
        }
    }

    /// <summary>Another page follows: what was seen of the last one is forgotten.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _open.Clear();
            _uncaught.Clear();
            _console.Clear();
            _hints.Clear();
            _failed.Clear();
            _foreign.Clear();
            _revocable.Clear();
            _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _world = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (_events, _context, IsFlooded, Status, _networkAt) = (0, 0, false, null, time.GetTimestamp());
        }
    }

    /// <summary>How long nothing has been under way; null while something is.</summary>
    public TimeSpan? NetworkQuiet()
    {
        lock (_gate) return _open.Count == 0 ? time.GetElapsedTime(_networkAt) : null;
    }

    public PageTroubles Troubles()
    {
        lock (_gate)
        {
            return new PageTroubles(
                [.. _uncaught.Values], [.. _console.Values], [.. _hints.Values], [.. _foreign],
                [.. _failed.Select(item => new FailedRequest(item.Key.Address, item.Key.Status, item.Key.Reason, item.Value))]);
        }
    }

    public void Take(string method, JsonElement happened)
    {
        lock (_gate)
        {
            if (++_events == MostEvents)
            {
                IsFlooded = true;
                Flooded?.Invoke();
            }

            switch (method)
            {
                case "Runtime.exceptionThrown":
                    Uncaught(happened);
                    break;
                case "Runtime.exceptionRevoked" when happened.Number("exceptionId") is { } id && _revocable.Remove((long)id, out var text):
                    _uncaught.Remove(text);
                    break;
                case "Runtime.consoleAPICalled":
                    Printed(happened);
                    break;
                case "Log.entryAdded" when happened.Child("entry") is { } entry && entry.Text("level") == "error" && entry.Text("source") != "network":
                    Add(_console, ConsoleText.Bound(entry.Text("text") ?? ""), CodeFrame.Read(entry.Child("stackTrace")));
                    break;
                case "Runtime.executionContextCreated" when happened.Child("context") is { } context && context.Text("name") == World && context.Child("auxData")?.Text("frameId") == frame:
                    _context = (int)(context.Number("id") ?? 0);
                    _world.TrySetResult();
                    break;
                case "Runtime.executionContextsCleared":
                    _context = 0;
                    break;
                case "Page.loadEventFired":
                    _loaded.TrySetResult();
                    break;
                case "Page.javascriptDialogOpening":
                    DialogOpened?.Invoke(happened.Text("type") == "beforeunload");
                    break;
                case "Inspector.targetCrashed":
                    Crashed = true;
                    _loaded.TrySetResult();
                    break;
                default:
                    if (method.StartsWith("Network.", StringComparison.Ordinal)) Network(method, happened);
                    break;
            }
        }
    }

    private void Uncaught(JsonElement happened)
    {
        if (happened.Child("exceptionDetails") is not { } details) return;
        var thrown = details.Child("exception");
        var description = thrown?.Text("description") ?? (thrown is { } value ? ConsoleText.Of([value]) : "");
        var prefix = details.Text("text") ?? "Uncaught";

        // The description holds the whole stack; the frames come with it, one by one.
        var message = StackLines().Replace(description, "");
        var text = ConsoleText.Bound(message.Length == 0 ? prefix : message.StartsWith(prefix, StringComparison.Ordinal) ? message : $"{prefix} {message}");
        var frames = CodeFrame.Read(details.Child("stackTrace"));
        if (frames.Count == 0 && details.Text("url") is { } address)
            frames = [new CodeFrame("", address.Length <= 500 ? address : address[..500], (int)(details.Number("lineNumber") ?? 0), (int)(details.Number("columnNumber") ?? 0))];
        text = Add(_uncaught, text, frames);
        if (details.Number("exceptionId") is { } id && _revocable.Count < 200) _revocable[(long)id] = text;
    }

    private void Printed(JsonElement happened)
    {
        var type = happened.Text("type");
        if (type is not ("error" or "assert" or "warning")) return;
        var text = ConsoleText.Of(happened.Items("args"));
        if (text.Length == 0) return;
        if (type != "warning") Add(_console, text, CodeFrame.Read(happened.Child("stackTrace")));
        if (Component().Match(text) is { Success: true } component && _hints.Count < 10) _hints.TryAdd(component.Groups["name"].Value, component.Groups["name"].Value);
    }

    private string Add(Dictionary<string, PageTrouble> troubles, string text, IReadOnlyList<CodeFrame> frames)
    {
        text = Stamps().Replace(text.Replace(_origin, "", StringComparison.Ordinal), "");
        if (text.Length == 0 || text.Contains("ResizeObserver loop", StringComparison.Ordinal)) return text;
        if (troubles.TryGetValue(text, out var known)) known.Count++;
        else if (troubles.Count < MostKinds) troubles[text] = new PageTrouble(text, frames);
        return text;
    }

    private void Network(string method, JsonElement happened)
    {
        if (happened.Text("requestId") is not { Length: < 200 } request) return;
        switch (method)
        {
            case "Network.requestWillBeSent" when happened.Child("request")?.Text("url") is { } address && address.StartsWith("http", StringComparison.Ordinal):
                var type = happened.Text("type") ?? "";

                // A stream of events stays open as long as the page does.
                if (type is "EventSource" or "Ping" || _open.Count >= MostRequests) return;
                _open[request] = (address.Length <= 300 ? address : address[..300], type);
                _networkAt = time.GetTimestamp();
                break;
            case "Network.responseReceived" when happened.Child("response") is { } response:
                var status = (int)(response.Number("status") ?? 0);
                if (happened.Text("type") == "Document" && happened.Text("frameId") == frame) Status = status;
                else if (status >= 400 && _open.TryGetValue(request, out var asked)) Failed(asked.Address, status, null);
                if (response.Text("mimeType") == "text/event-stream") End(request);
                break;
            case "Network.loadingFinished":
                End(request);
                break;
            case "Network.loadingFailed":
                if (!happened.Flag("canceled") && _open.TryGetValue(request, out var failed)) Failed(failed.Address, null, happened.Text("errorText"));
                End(request);
                break;
        }
    }

    private void End(string request)
    {
        if (_open.Remove(request)) _networkAt = time.GetTimestamp();
    }

    private void Failed(string address, int? status, string? reason)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var asked)) return;

        // The looking browser reaches nothing but the app: what comes from elsewhere is no fault of the app's here.
        if (asked.Host != app.Host)
        {
            if (_foreign.Count < 20) _foreign.Add(asked.Host);
            return;
        }

        if (asked.AbsolutePath == "/favicon.ico") return;
        var key = (asked.PathAndQuery, status, reason is { Length: > 100 } ? reason[..100] : reason);
        if (_failed.TryGetValue(key, out var count)) _failed[key] = count + 1;
        else if (_failed.Count < MostKinds) _failed[key] = 1;
    }

    [GeneratedRegex(@"\n\s+at .*", RegexOptions.Singleline)]
    private static partial Regex StackLines();

    // A dev server's marks of a moment, another with each start.
    [GeneratedRegex(@"\?[tv]=[0-9a-f]+")]
    private static partial Regex Stamps();

    // React's and Vue's own words for where it happened.
    [GeneratedRegex(@"(?:error occurred in (?:the|one of your React components:?)?|at)\s*<(?<name>[A-Z][A-Za-z0-9_]{0,60})[\s/>]")]
    private static partial Regex Component();
}
