namespace Forja.Sandboxes;

/// <summary>How a command beside the sandbox ended.</summary>
/// <param name="ExitCode">Its exit code; null when it did not run to its end, and <paramref name="ReasonCode"/> says why.</param>
/// <param name="Output">What it printed, both streams.</param>
/// <param name="ReasonCode">A stable code: too slow, out of memory, nothing to run in.</param>
[GenerateSerializer, Immutable]
public sealed record AsideResult(int? ExitCode, string Output, string? ReasonCode = null);
