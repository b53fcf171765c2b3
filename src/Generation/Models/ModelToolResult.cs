namespace Forja.Generation.Models;

/// <summary>The answer to a tool call.</summary>
internal sealed record ModelToolResult(string CallId, string Text, bool IsError);
