using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Recipes;

/// <summary>Command lines as people write them, and what can be read from them.</summary>
internal static partial class ShellCommand
{
    /// <summary>A shell that runs the command; it makes room for the program when the line is one, so that signals reach it.</summary>
    public static ImmutableArray<string> Of(string command) =>
        command.AsSpan().ContainsAny("|&;<>()$`\\\"'*?[]#~=%{}\n") ? ["/bin/sh", "-c", command] : ["/bin/sh", "-c", $"exec {command}"];

    /// <summary>The command as a person would type it.</summary>
    public static string TextOf(ImmutableArray<string> command)
    {
        if (command is ["/bin/sh", "-c", var line]) return line.StartsWith("exec ", StringComparison.Ordinal) ? line[5..] : line;
        return string.Join(' ', command.Select(word => word.Length > 0 && PlainWord().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
    }

    /// <summary>The program that it starts first: "python3".</summary>
    public static string ProgramOf(ImmutableArray<string> command)
    {
        if (command is not ["/bin/sh", "-c", var line]) return command[0];
        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word != "exec" && !Assignment().IsMatch(word)) ?? "";
    }

    /// <summary>A port that the line names itself: <c>--port 4000</c>, <c>-p 4000</c>, <c>:4000</c>.</summary>
    public static int? PortIn(string command) =>
        NamedPort().Match(command) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is var port && SandboxConnections.IsReachable(port) ? port : null;

    /// <summary>Whether it only installs what the platform's dependency layers hold already.</summary>
    public static bool InstallsPackages(string command) => Installer().IsMatch(command.Trim());

    [GeneratedRegex(@"^[A-Za-z0-9_./:@%+=,-]+$")]
    private static partial Regex PlainWord();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*=")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?:--port[= ]|(?<=\s)-p[= ]?|(?<=\s|[0-9])(?:127\.0\.0\.1|0\.0\.0\.0|localhost)?:)([0-9]{4,5})(?![0-9])")]
    private static partial Regex NamedPort();

    [GeneratedRegex(@"^(?:npm (?:ci|i|install)|yarn(?: install)?|pnpm (?:i|install)|bun install)(?: --?[a-z-]+(?:=\S+)?)*$")]
    private static partial Regex Installer();
}
