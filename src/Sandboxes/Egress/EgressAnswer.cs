namespace Forja.Sandboxes.Egress;

/// <summary>The domains that a project may reach (nothing else), and its latest attempts, oldest first; <see cref="EgressAttempt.N"/> of the last is the next request's <c>after</c>.</summary>
internal sealed record EgressAnswer(IReadOnlyList<string> Domains, IReadOnlyList<EgressAttempt> Attempts);
