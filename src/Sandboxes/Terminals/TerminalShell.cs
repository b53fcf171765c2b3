namespace Forja.Sandboxes.Terminals;

/// <summary>The program of a terminal: the machine's bash, set up for a person rather than for a script.</summary>
internal static class TerminalShell
{
    private static readonly string Shell = File.Exists("/usr/bin/bash") ? "/bin/bash" : "/bin/sh";

    public static SandboxCommand Command { get; } = new([Shell])
    {
        Environment = new Dictionary<string, string>
        {
            // "CI" tells programs that nobody is there to ask.
            ["CI"] = "",
            ["SHELL"] = Shell,
            ["TERM"] = "xterm-256color",
            ["COLORTERM"] = "truecolor",
            ["PS1"] = @"\[\e[36m\]\w\[\e[0m\] $ ",
        },
    };
}
