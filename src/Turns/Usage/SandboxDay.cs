namespace Forja.Turns.Usage;

/// <summary>How long a project's sandbox was there on one day (UTC).</summary>
public sealed class SandboxDay
{
    public required string Project { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>Seconds in which it ran or was starting.</summary>
    public double Running { get; set; }

    /// <summary>Seconds in which it was frozen: it held memory and took no processor.</summary>
    public double Frozen { get; set; }
}
