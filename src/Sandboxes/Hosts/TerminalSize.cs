namespace Forja.Sandboxes;

/// <summary>Columns and rows of the window that shows a terminal.</summary>
public readonly record struct TerminalSize(ushort Columns, ushort Rows)
{
    /// <summary>What terminals have been since there are terminals.</summary>
    public static TerminalSize Usual => new(80, 24);
}
