namespace Forja.Generation.Models;

/// <summary>A tool call of a model, as it goes back to it: its arguments are always valid JSON.</summary>
internal sealed record ModelToolCall(string Id, string Name, string Arguments);
