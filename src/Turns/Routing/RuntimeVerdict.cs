using System.Collections.Immutable;

namespace Forja.Turns.Routing;

/// <summary>Whether a project's page can be compiled and run in a browser.</summary>
/// <param name="Reasons">What stands against it; empty when it can.</param>
/// <param name="Hybrid">It has a server besides its page, which a sandbox runs.</param>
public sealed record RuntimeVerdict(ImmutableArray<RuntimeReason> Reasons, bool Hybrid)
{
    public bool Runs => Reasons.IsEmpty;
}
