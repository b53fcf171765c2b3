namespace Forja.Sandboxes.Endpoints;

/// <summary>How a command ended and what it printed, both outputs together as they came.</summary>
internal sealed record ExecAnswer(int ExitCode, string Output, bool Truncated, bool TimedOut);
