using System.Text.Json;
using Deque.AxeCore.Commons;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>The rules of axe-core, as a script for a page, and how its answer is read.</summary>
internal static class AccessibilityRules
{
    private static readonly Lazy<string> Bundled = new(() => new BundledAxeScriptProvider().GetScript() + ";0");

    public static string Script => Bundled.Value;

    /// <summary>The issues, and beside each where it was seen first.</summary>
    public static (IReadOnlyList<AccessibilityIssue> Issues, IReadOnlyList<IReadOnlyList<string>> Where) Read(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Array) return ([], []);
        var rules = answer.EnumerateArray().Take(20).ToList();
        return (
            [.. rules.Select(rule => new AccessibilityIssue(Short(rule.Text("rule"), 60), Short(rule.Text("impact"), 20), (int)(rule.Number("count") ?? 0), Short(rule.Text("help"), 160)))],
            [.. rules.Select(rule => (IReadOnlyList<string>)[.. rule.Items("where").Take(3).Select(place => Short(place.ValueKind == JsonValueKind.String ? place.GetString() : null, 240))])]);
    }

    private static string Short(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most];
}
