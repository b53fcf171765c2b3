namespace Forja.Sandboxes.Egress;

/// <summary>One more domain that a project may reach.</summary>
internal sealed record AllowBody(string Domain);
