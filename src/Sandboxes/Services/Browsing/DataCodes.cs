namespace Forja.Sandboxes.Services.Browsing;

/// <summary>Why data were not shown or changed; stable words of the API.</summary>
internal static class DataCodes
{
    /// <summary>The statement would change data, and it was not said that it may.</summary>
    public const string ReadOnly = "data.read-only";

    /// <summary>It took longer than a look may take.</summary>
    public const string TooSlow = "data.too-slow";

    /// <summary>The service says that the statement is wrong.</summary>
    public const string QueryFailed = "data.query-failed";

    /// <summary>One statement at a time.</summary>
    public const string OneStatement = "data.one-statement";

    /// <summary>There is no such table or column.</summary>
    public const string NotFound = "data.not-found";

    /// <summary>A single row is larger than an answer may be.</summary>
    public const string TooLarge = "data.too-large";

    /// <summary>The service went away meanwhile.</summary>
    public const string Lost = "data.lost";
}
