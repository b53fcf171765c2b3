namespace Forja.Sandboxes.Endpoints;

/// <summary>A sandbox as the API tells it.</summary>
internal sealed record SandboxAnswer(string State, string? Stage, long Epoch, IReadOnlyList<SandboxPort> Ports, SandboxReason? Reason, IReadOnlyList<SandboxProgram> Programs)
{
    public static SandboxAnswer Of(SandboxStatus status) => new(
        status.State.ToString().ToLowerInvariant(), status.Stage, status.Epoch, status.Ports,
        status.ReasonCode is { } code ? new SandboxReason(code, status.Output) : null,
        status.Programs);
}

/// <summary>Why a sandbox failed, and the last that it printed.</summary>
internal sealed record SandboxReason(string Code, string? Output);
