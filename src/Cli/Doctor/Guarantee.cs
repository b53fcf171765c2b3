namespace Forja.Cli.Doctor;

/// <summary>One thing that Forja promises about sandboxes, and whether this machine lets it.</summary>
/// <param name="Name">Stable, for <c>--json</c>.</param>
/// <param name="State">Whether it holds.</param>
/// <param name="Found">What was found.</param>
/// <param name="How">What would bring it; empty when it holds.</param>
internal sealed record Guarantee(string Name, GuaranteeState State, string Found, string How = "");
