namespace Forja.Sandboxes;

/// <summary>One shell command to run inside a sandbox, in <c>/app</c>, without a terminal. What is left out takes the settings' defaults.</summary>
[GenerateSerializer, Immutable]
public sealed record ExecRequest(string Command, TimeSpan? Timeout = null);
