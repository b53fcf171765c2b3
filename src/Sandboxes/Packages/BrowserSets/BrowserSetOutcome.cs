namespace Forja.Sandboxes.Packages.BrowserSets;

/// <summary>What became of a wish for a set.</summary>
public abstract record BrowserSetOutcome
{
    private BrowserSetOutcome()
    {
    }

    public sealed record Ready(BrowserSet Set) : BrowserSetOutcome;

    /// <summary>Why not: a code of the layer that it is made from (<see cref="LayerOutcome.Failed"/>), or <c>dependencies.bundle-failed</c>; with the end of the output.</summary>
    public sealed record Failed(string Code, string Output) : BrowserSetOutcome;
}
