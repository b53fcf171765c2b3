using Forja.Sandboxes;

namespace Forja.Turns.Endpoints;

/// <summary>A project's sandbox as clients see it.</summary>
public sealed record SandboxDto(string State, string? Stage, long Epoch, IReadOnlyList<SandboxPortDto> Ports, SandboxReasonDto? Reason, IReadOnlyList<SandboxProgram> Programs);

/// <summary>A port on which the app answers, and its public address.</summary>
public sealed record SandboxPortDto(int Port, string Url);

/// <summary>Why a sandbox is not running, and the last that it printed.</summary>
public sealed record SandboxReasonDto(string Code, string? Output);
