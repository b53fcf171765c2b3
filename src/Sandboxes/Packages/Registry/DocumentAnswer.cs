namespace Forja.Sandboxes.Packages.Registry;

/// <summary>What the cache can say about a package.</summary>
internal abstract record DocumentAnswer
{
    private DocumentAnswer()
    {
    }

    public sealed record Found(string Path) : DocumentAnswer;

    public sealed record Absent : DocumentAnswer;

    /// <summary>The settings forbid it.</summary>
    public sealed record Blocked : DocumentAnswer;

    public sealed record Unreachable(string Reason) : DocumentAnswer;
}
