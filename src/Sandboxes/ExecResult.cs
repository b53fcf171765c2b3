namespace Forja.Sandboxes;

/// <summary>How a command ended and what it printed. <see cref="ExitCode"/> is 128 + signal when a signal ended it; <see cref="TimedOut"/> says that the signal was ours.</summary>
[GenerateSerializer, Immutable]
public sealed record ExecResult(int ExitCode, string Output, bool Truncated = false, bool TimedOut = false);
