namespace Forja.Turns.Checks.Browsing;

/// <summary>One page, opened and looked at.</summary>
/// <param name="Path">The address that was opened.</param>
/// <param name="Status">Status of its answer; null when none came.</param>
/// <param name="Error">Why there is no page to look at, in the browser's words; null when there is one.</param>
/// <param name="Look">What is to be seen; null when the page does not answer.</param>
/// <param name="Drawn">Whether something is on the screen at all.</param>
/// <param name="Troubles">What went wrong meanwhile.</param>
internal sealed record PageVisit(string Path, int? Status, string? Error, PageLook? Look, bool Drawn, PageTroubles Troubles)
{
    public PageSight Sight { get; init; }

    /// <summary>Its script runs without an end, or it asks without an end; <see cref="Error"/> says which.</summary>
    public bool Hangs => Sight == PageSight.Stuck;

    /// <summary>Nothing is known about it.</summary>
    public bool Late => Sight == PageSight.Late;

    public bool Blank => Look is { } look && (look.Empty || !Drawn);

    /// <summary>
    /// The address is good and leads to no page of the app: it only downloads something, or is sent on to another host, where the browser that looks reaches nothing.
    /// </summary>
    public bool IsNoPage => Error is "net::ERR_ABORTED" or "net::ERR_NAME_NOT_RESOLVED";

    /// <summary>
    /// Errors that are the app's. A request to elsewhere fails here and may well work for the person: its rejection is none.
    /// </summary>
    public IReadOnlyList<PageTrouble> Uncaught =>
        Troubles.Foreign.Count == 0 ? Troubles.Uncaught : [.. Troubles.Uncaught.Where(trouble => !IsOfNetwork(trouble.Text))];

    /// <summary>Whether the page is of use to a person at all.</summary>
    public bool Works => Error is null && Status is null or < 400 && Look is { Overlay: null } && !Blank && Uncaught.Count == 0;

    /// <summary>Whether an error is what a request says that found nobody.</summary>
    public static bool IsOfNetwork(string text) =>
        text.Contains("Failed to fetch", StringComparison.Ordinal) || text.Contains("NetworkError", StringComparison.Ordinal) || text.Contains("Network Error", StringComparison.Ordinal)
        || text.Contains("Load failed", StringComparison.Ordinal);
}
