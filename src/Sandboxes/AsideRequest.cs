namespace Forja.Sandboxes;

/// <summary>A shell command to run over a project's files beside its sandbox, where it can change nothing; it has until <paramref name="Timeout"/>, waiting for its place included.</summary>
[GenerateSerializer, Immutable]
public sealed record AsideRequest(string Command, TimeSpan Timeout);
