namespace Forja.Turns.Checks;

/// <summary>A page as a browser on the server showed it: what the person is going to see.</summary>
public sealed record PageReport(
    string Path,
    string Viewport,
    int Width,
    int Height,
    int? Status,
    string Title,
    string? Screenshot,
    IReadOnlyList<PageMessage> ConsoleErrors,
    IReadOnlyList<PageMessage> UncaughtErrors,
    IReadOnlyList<FailedRequest> FailedRequests,
    bool Overflow,
    bool Blank,
    IReadOnlyList<AccessibilityIssue> Accessibility);

/// <summary>Something that a page said, once however often it said it, and the place in the project's files where that is known.</summary>
public sealed record PageMessage(string Text, string? Source, int Count);

/// <summary>A part of the app that a page asked for and did not get.</summary>
public sealed record FailedRequest(string Address, int? Status, string? Reason, int Count);

/// <summary>A rule of accessibility that a page breaks, and how often.</summary>
public sealed record AccessibilityIssue(string Rule, string Impact, int Count, string Help);
