namespace Forja.Sandboxes.Egress;

/// <summary>What a project may reach outside. No row: nothing.</summary>
internal sealed class EgressRecord
{
    public required string Project { get; init; }

    /// <summary>The rules, one a line.</summary>
    public required string Domains { get; set; }
}
