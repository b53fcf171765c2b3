namespace Forja.Sandboxes.Services.Browsing;

/// <summary>Which rows of a table are wanted.</summary>
/// <param name="Offset">How many come before them.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="Sort">The column to order by; null is the key's order.</param>
/// <param name="Descending">From the largest down.</param>
/// <param name="Match">Of Redis: a pattern that keys fit.</param>
internal sealed record DataWindow(int Offset, int Limit, string? Sort = null, bool Descending = false, string? Match = null);
