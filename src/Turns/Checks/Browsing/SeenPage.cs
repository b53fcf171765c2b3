namespace Forja.Turns.Checks.Browsing;

/// <summary>A visit with its troubles led back to the project's files.</summary>
internal sealed record SeenPage(
    PageVisit Visit, Viewport Viewport, IReadOnlyList<SeenTrouble> Uncaught, IReadOnlyList<SeenTrouble> Console, IReadOnlyList<string> Components)
{
    public PageReport Report(string? screenshot, IReadOnlyList<AccessibilityIssue> accessibility) => new(
        Visit.Path, Viewport.Name, Viewport.Width, Viewport.Height, Visit.Status, Visit.Look?.Title ?? "", screenshot,
        [.. Console.Select(item => item.Message)], [.. Uncaught.Select(item => item.Message)], Visit.Troubles.Failed,
        Visit.Look is { Over: > 0 }, Visit.Blank, accessibility);
}

/// <summary>An error and the places in the project's files that it came through.</summary>
internal sealed record SeenTrouble(string Text, IReadOnlyList<string> Places, int Count)
{
    public PageMessage Message => new(Text, Places.Count > 0 ? Places[0].Split(" in ")[0] : null, Count);
}
