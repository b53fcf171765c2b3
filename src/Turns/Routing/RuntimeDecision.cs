using System.Collections.Immutable;

namespace Forja.Turns.Routing;

/// <summary>How a project runs: what was chosen, what that comes to, and why not in the browser.</summary>
public sealed record RuntimeDecision(string Chosen, string Effective, ImmutableArray<RuntimeReason> Reasons, bool Hybrid);
