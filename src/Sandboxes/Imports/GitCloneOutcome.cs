namespace Forja.Sandboxes.Imports;

/// <summary>What came of fetching a repository.</summary>
public abstract record GitCloneOutcome
{
    private GitCloneOutcome() { }

    /// <summary>The files of its newest state, as a zip. Whoever takes it disposes it.</summary>
    public sealed record Fetched(Stream Zip) : GitCloneOutcome;

    /// <summary>One of <see cref="GitCloneCodes"/>.</summary>
    public sealed record Refused(string Code) : GitCloneOutcome;
}
