namespace Forja.Sandboxes;

/// <summary>
/// What is known about a project's sandbox at one moment. <see cref="Epoch"/> grows with each start: whoever holds a lower one holds nothing.
/// A failed sandbox says why: a stable code and the last lines that its server printed.
/// </summary>
[GenerateSerializer, Immutable]
public sealed record SandboxStatus(
    SandboxState State,
    string? Stage,
    long Epoch,
    IReadOnlyList<SandboxPort> Ports,
    string? ReasonCode,
    string? Output)
{
    /// <summary>The programs that the app is made of, in the order in which they start; none before they are known.</summary>
    [Id(0)]
    public IReadOnlyList<SandboxProgram> Programs { get; init; } = Array.Empty<SandboxProgram>();

    /// <summary>A sandbox that was never started, or whose last run was ended on purpose.</summary>
    public static SandboxStatus Stopped(long epoch) => new(SandboxState.Stopped, null, epoch, Array.Empty<SandboxPort>(), null, null);
}
