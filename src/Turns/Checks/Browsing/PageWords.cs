using System.Text;

namespace Forja.Turns.Checks.Browsing;

/// <summary>
/// Says what was seen of a page, for the person and for the model that may have to mend it: what is broken first, then what may explain it. In English, as tools
/// speak; everything that comes from the page is quoted by whoever passes it on. Pure.
/// </summary>
internal static class PageWords
{
    private const int MostErrors = 4, MostConsole = 4, MostRequests = 6, MostCharacters = 4_000;

    public static Check Of(string name, SeenPage seen, long milliseconds)
    {
        var text = new StringBuilder();
        var visit = seen.Visit;
        if (visit.Late) return Check.Skip(name, SkipReasons.BrowserSlow, milliseconds);
        Broken(text, seen);
        var works = text.Length == 0;
        Worth(text, seen);
        if (works && visit.Look is { Over: > 0 } look && seen.Viewport.Touch)
            text.Append($"The page is {look.Over} px wider than the window of {seen.Viewport.Width} px{TooWide(look)}.\n");
        return new Check(name, !works ? CheckStatus.Failed : text.Length > 0 ? CheckStatus.Warned : CheckStatus.Passed, text.Length == 0 ? null : Bound(text), milliseconds);
    }

    /// <summary>The elements that make a page too wide, to be put behind a sentence.</summary>
    public static string TooWide(PageLook look) => look.Wide.Count > 0 ? $"; too wide: {string.Join(", ", look.Wide)}" : "";

    public static string Bound(StringBuilder text)
    {
        var whole = text.ToString().TrimEnd();
        return whole.Length <= MostCharacters ? whole : whole[..MostCharacters] + "…";
    }

    /// <summary>One line on why a page is of no use; null when it works.</summary>
    public static string? Reason(SeenPage seen)
    {
        var text = new StringBuilder();
        Broken(text, seen);
        return text.Length == 0 ? null : text.ToString().TrimEnd();
    }

    /// <summary>A linked page that shows what the app shows at an address that it does not know; null when it is a page of its own.</summary>
    public static string? LeadsNowhere(SeenPage seen, SeenPage? unknown, SeenPage first) =>
        unknown?.Visit is { Works: true, Look: { Heading.Length: > 0 } missing } nowhere && seen.Visit.Look is { } look
        && missing.Path == nowhere.Path && look.Path == seen.Visit.Path && look.Heading == missing.Heading && look.Text == missing.Text && missing.Heading != first.Visit.Look?.Heading
            ? $"No page has this address: the app shows “{missing.Heading}”, as for any address that it does not know."
            : null;

    private static void Broken(StringBuilder text, SeenPage seen)
    {
        var visit = seen.Visit;
        foreach (var error in seen.Uncaught.Take(MostErrors)) Add(text, error.Text, error);
        if (seen.Uncaught.Count > 0) foreach (var component in seen.Components) text.Append($"    in the component {component}\n");
        if (visit.Error is not null) text.Append(visit.Hangs ? $"{visit.Error}\n" : $"The page could not be opened: {visit.Error}\n");
        if (visit.Status >= 400) text.Append($"The server answers {visit.Status} for {visit.Path}.\n");
        if (visit.Look?.Overlay is { } overlay) text.Append($"The dev server shows an error instead of the page:\n{overlay}\n");
        else if (visit.Blank) text.Append("The page is blank: it has loaded, and nothing is to be seen in it.\n");
    }

    private static void Worth(StringBuilder text, SeenPage seen)
    {
        foreach (var error in seen.Console.Take(MostConsole)) Add(text, $"Printed as an error: {error.Text}", error);
        foreach (var failed in seen.Visit.Troubles.Failed.Take(MostRequests)) text.Append($"Not found or failed: {failed.Address} ({failed.Status?.ToString() ?? failed.Reason})\n");
        if (seen.Visit.Troubles.Foreign.Count > 0)
            text.Append($"The page asks other hosts, which only works with a network: {string.Join(", ", seen.Visit.Troubles.Foreign.Take(MostRequests))}\n");
    }

    private static void Add(StringBuilder text, string message, SeenTrouble trouble)
    {
        text.Append(message).Append(trouble.Count > 1 ? $" ({trouble.Count} times)" : "").Append('\n');
        foreach (var place in trouble.Places) text.Append($"    at {place}\n");
    }
}
