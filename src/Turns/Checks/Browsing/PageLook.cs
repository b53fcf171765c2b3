using System.Text.Json;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>What is to be seen of a page once it is quiet.</summary>
/// <param name="Title">What the page calls itself.</param>
/// <param name="Path">Where the page is now; a redirect or a router may have moved it.</param>
/// <param name="Text">Characters of visible text.</param>
/// <param name="Things">Visible pictures, drawings and fields.</param>
/// <param name="Boxes">Visible elements with a colour, border or shadow of their own.</param>
/// <param name="Over">Pixels by which the page is wider than the window.</param>
/// <param name="Wide">The elements that make it so.</param>
/// <param name="Overlay">What the dev server's own error page says; null without one.</param>
/// <param name="Links">The app's own addresses that the page links to, with their labels.</param>
internal sealed record PageLook(
    string Title, string Path, int Text, int Things, int Boxes, int Over, IReadOnlyList<string> Wide, string? Overlay, IReadOnlyList<(string Address, string Label)> Links)
{
    /// <summary>The page's main heading; empty without one.</summary>
    public string Heading { get; init; } = "";

    public bool Empty => Text == 0 && Things == 0 && Boxes == 0;

    /// <summary>Reads what the look answered; what a page could bend is bounded once more here.</summary>
    public static PageLook Read(JsonElement answer) => new(
        Short(answer.Text("title"), 200),
        Short(answer.Text("path"), 300) is { Length: > 0 } path ? path : "/",
        (int)(answer.Number("text") ?? 0),
        (int)(answer.Number("things") ?? 0),
        (int)(answer.Number("boxes") ?? 0),
        (int)(answer.Number("over") ?? 0),
        [.. answer.Items("wide").Take(3).Select(item => Short(item.ValueKind == JsonValueKind.String ? item.GetString() : null, 120))],
        answer.Text("overlay") is { } overlay ? Short(overlay, 1500) : null,
        [.. answer.Items("links").Take(40).Select(item => (Short(item.Text("address"), 300), Short(item.Text("label"), 60)))])
    {
        Heading = Short(answer.Text("heading"), 80),
    };

    private static string Short(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most];
}
