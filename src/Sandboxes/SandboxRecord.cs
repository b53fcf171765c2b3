namespace Forja.Sandboxes;

/// <summary>What outlives a server about a project's sandbox: its range of user ids and its last epoch.</summary>
internal sealed class SandboxRecord
{
    public required string Project { get; init; }

    /// <summary>Range of host ids, see <see cref="SandboxIdentity"/>; 0 belongs to the builders.</summary>
    public required int Slot { get; init; }

    /// <summary>Raised by compare-and-swap at each start.</summary>
    public long Epoch { get; set; }
}
