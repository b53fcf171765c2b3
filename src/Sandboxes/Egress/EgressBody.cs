namespace Forja.Sandboxes.Egress;

/// <summary>The whole list of domains that a project may reach.</summary>
internal sealed record EgressBody(IReadOnlyList<string> Domains);
