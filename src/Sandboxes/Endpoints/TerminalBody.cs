namespace Forja.Sandboxes.Endpoints;

/// <summary>The size of the window that a new terminal is shown in.</summary>
internal sealed record TerminalBody(ushort? Cols = null, ushort? Rows = null);
