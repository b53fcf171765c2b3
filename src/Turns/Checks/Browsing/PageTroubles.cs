namespace Forja.Turns.Checks.Browsing;

/// <summary>All that went wrong in a page.</summary>
/// <param name="Uncaught">Errors and rejections that nobody caught.</param>
/// <param name="Console">Errors that were printed.</param>
/// <param name="Components">Components that the framework named when something failed in them.</param>
/// <param name="Foreign">Hosts that the page wanted something of and that were not reachable here.</param>
/// <param name="Failed">Requests to the app itself.</param>
internal sealed record PageTroubles(
    IReadOnlyList<PageTrouble> Uncaught,
    IReadOnlyList<PageTrouble> Console,
    IReadOnlyList<string> Components,
    IReadOnlyList<string> Foreign,
    IReadOnlyList<FailedRequest> Failed);
