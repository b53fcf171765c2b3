using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <content>Pressing, as a person would with a pointer.</content>
internal sealed partial class BrowserPage
{
    private const string Held = "wired";

    private static readonly string WiredScript = ReadScript("wired.js");

    /// <summary>What a person's press can mean to a script.</summary>
    private static readonly HashSet<string> Heard = ["click", "pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "submit", "change", "input", "keydown"];

    /// <summary>
    /// Presses the next thing that a person could press. Its label is told before; null when there is nothing left. What comes of it is to be read
    /// from <see cref="Troubles"/> and <see cref="LookAsync"/>.
    /// </summary>
    public async Task<PagePress?> PressNextAsync(Action<string> pressing, CancellationToken cancellationToken)
    {
        var next = await EvaluateAsync("forja.next()", cancellationToken);
        if (next.Number("x") is not { } x || next.Number("y") is not { } y) return null;
        var label = next.Text("label") is { Length: > 0 } text ? text[..Math.Min(text.Length, 80)] : "?";
        pressing(label);
        var wired = await IsWiredAsync(x, y, cancellationToken);
        foreach (var type in new[] { "mouseMoved", "mousePressed", "mouseReleased" })
        {
            await AnswerAsync("Input.dispatchMouseEvent", new JsonObject { ["type"] = type, ["x"] = x, ["y"] = y, ["button"] = type == "mouseMoved" ? "none" : "left", ["clickCount"] = 1 }, cancellationToken);
        }

        try
        {
            await EvaluateAsync("forja.quiet(60, 400)", cancellationToken);
            var still = await EvaluateAsync("forja.still()", cancellationToken);
            var reloads = still.ValueKind is not (JsonValueKind.True or JsonValueKind.False);
            return new PagePress(label, Dead: !wired && still.ValueKind != JsonValueKind.False, reloads);
        }
        catch (DevToolsException) when (!_observer.Crashed && !_browser.Gone)
        {
            // Its document went away while it was asked: another one is being loaded.
            return new PagePress(label, Dead: !wired, Reloads: true);
        }
    }

    /// <summary>Whether anything listens to what is at this place; true as well when nobody knows.</summary>
    private async Task<bool> IsWiredAsync(double x, double y, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync("Runtime.evaluate", new JsonObject { ["expression"] = string.Create(CultureInfo.InvariantCulture, $"({WiredScript})({x}, {y})"), ["objectGroup"] = Held }, cancellationToken);
        if (answer.Child("result") is not { } said || answer.Child("exceptionDetails") is not null) return true;
        if (said.Text("type") == "boolean") return said.Child("value") is { ValueKind: JsonValueKind.True };
        if (said.Text("objectId") is not { } list) return true;

        // Listeners of the element and of all around it: whoever delegates listens further out.
        var items = await AnswerAsync("Runtime.getProperties", new JsonObject { ["objectId"] = list, ["ownProperties"] = true }, cancellationToken);
        var heard = false;
        foreach (var id in items.Items("result").Select(item => item.Child("value")?.Text("objectId")).OfType<string>().Take(60))
        {
            var listeners = await AnswerAsync("DOMDebugger.getEventListeners", new JsonObject { ["objectId"] = id }, cancellationToken);
            if (heard = listeners.Items("listeners").Any(listener => listener.Text("type") is { } type && Heard.Contains(type))) break;
        }

        await AnswerAsync("Runtime.releaseObjectGroup", new JsonObject { ["objectGroup"] = Held }, cancellationToken);
        return heard;
    }
}
