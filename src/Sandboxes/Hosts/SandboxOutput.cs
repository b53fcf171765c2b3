namespace Forja.Sandboxes;

/// <summary>Takes a piece of what a process printed. The bytes are only valid during the call, which must not block.</summary>
public delegate void SandboxOutput(bool error, ReadOnlySpan<byte> bytes);
