namespace Forja.Sandboxes;

/// <summary>Why a sandbox as a whole is gone: <see cref="Stopped"/> on purpose, otherwise a stable code.</summary>
public sealed record SandboxExit(bool Stopped, string? ReasonCode);
