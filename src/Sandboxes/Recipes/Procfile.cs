using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Recipes;

/// <summary>Reads a Procfile: a program a line. <c>release</c> runs before the others. Pure.</summary>
internal static partial class Procfile
{
    private const int FirstPort = 3000;

    /// <summary>Its programs in their order, none when there is no line of one.</summary>
    public static (ImmutableArray<RecipeProgram> Programs, ImmutableArray<RecipeNote> Notes) Read(string file, string text)
    {
        var programs = ImmutableArray.CreateBuilder<RecipeProgram>();
        var notes = ImmutableArray.CreateBuilder<RecipeNote>();
        string? release = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            var match = Line().Match(line);
            var name = match.Groups["name"].Value.ToLowerInvariant();
            var command = match.Groups["command"].Value;
            if (!match.Success || programs.Any(program => program.Name == name) || programs.Count == RecipeSettings.MostPrograms) notes.Add(RecipeNote.Of(RecipeNote.ProcfileLine, file, line));
            else if (name == "release") release = command;
            else programs.Add(new RecipeProgram(name, "procfile", ShellCommand.Of(command), Listens(name, command) ? ShellCommand.PortIn(command) ?? FirstPort : null));
        }

        if (release is not null && programs.Count > 0) programs[0] = programs[0] with { Install = release };
        return (programs.ToImmutable(), notes.ToImmutable());
    }

    // What is no web server by its name is one when it asks for a port.
    private static bool Listens(string name, string command) =>
        name is RecipeProgram.WebName or RecipeProgram.ApiName or "server" or "frontend" or "backend" or "app" || command.Contains("$PORT", StringComparison.Ordinal) || command.Contains("${PORT", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9_-]{0,30})\s*:\s*(?<command>\S.*)$")]
    private static partial Regex Line();
}
