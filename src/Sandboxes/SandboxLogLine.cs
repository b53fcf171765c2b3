namespace Forja.Sandboxes;

/// <summary>One line that a sandbox or the platform printed about it. Terminal colour codes are removed; a very long line comes in pieces.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Source">"install", "server" (the program that the preview shows), "system", or the name of another program of the app.</param>
/// <param name="Level">"info" or "error" (written to standard error, or a failure of the platform's own).</param>
/// <param name="Text">The line without its end.</param>
public sealed record SandboxLogLine(DateTimeOffset At, string Source, string Level, string Text)
{
    public const string Install = "install";
    public const string Server = "server";
    public const string System = "system";

    /// <summary>Position in the project's log; grows by one for each line since the server started. Set by <see cref="SandboxLogs"/>.</summary>
    public long Sequence { get; init; }
}
