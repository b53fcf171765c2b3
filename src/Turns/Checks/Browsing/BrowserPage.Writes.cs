using System.Text.Json;
using System.Text.Json.Nodes;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <content>A page that may be tried without leaving anything behind.</content>
internal sealed partial class BrowserPage
{
    private bool _holdsWrites;

    /// <summary>
    /// From now on nothing that the page sends changes anything: requests other than readings are refused in the browser, so that what is pressed here is kept by nobody.
    /// </summary>
    public async Task HoldWritesAsync(CancellationToken cancellationToken)
    {
        _holdsWrites = true;
        await CallAsync("Fetch.enable", new JsonObject { ["patterns"] = new JsonArray(new JsonObject { ["urlPattern"] = "*", ["requestStage"] = "Request" }) }, cancellationToken);
    }

    /// <summary>Whether the page wanted to write something since.</summary>
    public bool WantedToWrite { get; private set; }

    private void Hear(string method, JsonElement happened)
    {
        if (method == "Fetch.requestPaused") Decide(happened);
        else _observer.Take(method, happened);
    }

    private void Decide(JsonElement happened)
    {
        if (happened.Text("requestId") is not { Length: < 200 } request) return;
        var reads = !_holdsWrites || happened.Child("request")?.Text("method") is "GET" or "HEAD" or "OPTIONS";
        WantedToWrite |= !reads;
        if (reads) Send("Fetch.continueRequest", new JsonObject { ["requestId"] = request });
        else Send("Fetch.failRequest", new JsonObject { ["requestId"] = request, ["errorReason"] = "BlockedByClient" });
    }
}
