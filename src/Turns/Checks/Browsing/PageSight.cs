namespace Forja.Turns.Checks.Browsing;

/// <summary>Whether a page could be looked at.</summary>
internal enum PageSight
{
    Seen,

    /// <summary>It will never answer, and that is its own doing.</summary>
    Stuck,

    /// <summary>It was not there in time. Why is not known: the machine may be busy, so nothing is said against the page.</summary>
    Late,
}
