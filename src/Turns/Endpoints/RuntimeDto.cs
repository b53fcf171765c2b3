using Forja.Turns.Routing;

namespace Forja.Turns.Endpoints;

/// <summary>How a project runs: what was chosen, what that comes to, and what stands against running it in the browser.</summary>
public sealed record RuntimeDto(string Chosen, string Effective, IReadOnlyList<RuntimeReason> Reasons, bool Hybrid);
