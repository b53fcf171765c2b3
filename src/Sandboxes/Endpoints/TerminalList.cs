namespace Forja.Sandboxes.Endpoints;

/// <summary>The open terminals of a project, the oldest first.</summary>
internal sealed record TerminalList(IReadOnlyList<TerminalAnswer> Items);
