namespace Forja.Sandboxes;

/// <summary>A TCP port that something inside the sandbox listens on; <see cref="Web"/> marks the one that the preview shows.</summary>
[GenerateSerializer, Immutable]
public sealed record SandboxPort(int Port, bool Web);
