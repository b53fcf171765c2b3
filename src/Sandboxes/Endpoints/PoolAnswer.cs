namespace Forja.Sandboxes.Endpoints;

/// <summary>How many sandboxes wait for a project to come, by the starter that they run.</summary>
internal sealed record PoolAnswer(IReadOnlyDictionary<string, int> Waiting);
