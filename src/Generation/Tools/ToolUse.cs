using Forja.ProjectFiles;

namespace Forja.Generation;

/// <summary>What a model wants done while it answers, read and checked. The set is closed.</summary>
public abstract record ToolUse
{
    private ToolUse()
    {
    }

    /// <summary>The paths of the project, or of one folder.</summary>
    public sealed record List(string? Folder) : ToolUse;

    /// <summary>A file's text, whole or from one line to another (counted from 1).</summary>
    public sealed record Read(FilePath Path, int? From = null, int? To = null) : ToolUse;

    /// <summary>The lines that hold a text, in all files.</summary>
    public sealed record Search(string Text) : ToolUse;

    /// <summary>One change to a file, by the same executor that takes the files of a text answer.</summary>
    public sealed record Edit(FileEdit Change) : ToolUse;

    /// <summary>A shell command in the sandbox.</summary>
    public sealed record Run(string Command) : ToolUse;

    /// <summary>The newest lines that the app and its server printed.</summary>
    public sealed record Logs : ToolUse;

    /// <summary>Looks whether the app works as it is now.</summary>
    public sealed record Check : ToolUse;
}
