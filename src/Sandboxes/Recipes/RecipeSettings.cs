using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forja.ProjectFiles;

namespace Forja.Sandboxes.Recipes;

/// <summary>
/// Reads what a <c>forja.json</c> says about how the app runs, over what was detected: what it does not name stays as it was. There is no way to say a mount, a device, a
/// runtime or a network. Pure.
/// </summary>
internal static partial class RecipeSettings
{
    public const int MostPrograms = 8;

    private const int DefaultPort = 3000, LongestText = 4096, LongestHealth = 200, MostVariables = 64;

    public static bool IsName(string name) => Name().IsMatch(name);

    public static bool IsVariable(string name) => Variable().IsMatch(name);

    public static bool IsFolder(string folder) => folder.Length == 0 || FilePath.TryParse(folder, out _);

    public static bool IsHealth(string path) => path.Length <= LongestHealth && HealthPath().IsMatch(path);

    /// <summary>The recipe that these settings and the guess make together; null and no problem when they say nothing and nothing was detected.</summary>
    public static (Recipe? Recipe, RecipeProblem? Problem) Over(JsonElement settings, Recipe? guess)
    {
        if (settings.ValueKind != JsonValueKind.Object) return (null, new RecipeProblem(RecipeProblem.NoJson, null, "forja.json must be an object."));

        try
        {
            var programs = settings.TryGetProperty("programs", out var named) ? Named(named, guess) : Single(settings, guess);
            if (programs.IsEmpty) return (guess, null);

            // Variables of all programs; a program's own stand above them.
            if (settings.TryGetProperty("env", out var all))
            {
                var shared = VariablesOf(all, null);
                programs = [.. programs.Select(program => program with { Environment = program.Environment.AddRange(shared.Where(pair => !program.Environment.ContainsKey(pair.Key))) })];
            }

            var says = Keys.Any(key => settings.TryGetProperty(key, out _));
            return Checked(new Recipe(programs) { From = says ? RecipeFiles.Settings : guess?.From ?? RecipeFiles.Settings, Notes = guess?.Notes ?? [] });
        }
        catch (Wrong wrong)
        {
            return (null, wrong.Problem);
        }
    }

    /// <summary>What keeps these programs from being started together; null when nothing does.</summary>
    public static (Recipe? Recipe, RecipeProblem? Problem) Checked(Recipe recipe)
    {
        if (recipe.Programs.Length > MostPrograms) return (null, new RecipeProblem(RecipeProblem.TooManyPrograms, null, $"An app has at most {MostPrograms} programs."));
        var ports = recipe.Programs.Where(program => program.Port is not null).ToList();
        if (ports.Count == 0) return (null, new RecipeProblem(RecipeProblem.PortNeeded, null, "One program needs a port: the preview shows what answers there."));
        if (recipe.Programs.FirstOrDefault(program => program is { Name: RecipeProgram.WebName, Port: null }) is { } web) return (null, new RecipeProblem(RecipeProblem.PortNeeded, web.Name, "The program \"web\" needs a port."));
        var twice = ports.GroupBy(program => program.Port).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? (recipe, null) : (null, new RecipeProblem(RecipeProblem.PortTwice, twice.Last().Name, $"Port {twice.Key} belongs to two programs."));
    }

    private static readonly string[] Keys = ["programs", "start", "port", "install", "health", "directory", "env"];

    private static ImmutableArray<RecipeProgram> Single(JsonElement settings, Recipe? guess)
    {
        // A command of its own is the whole app; anything else is about the program that the preview shows.
        if (settings.TryGetProperty("start", out _))
        {
            return [Program(settings, new RecipeProgram(RecipeProgram.WebName, "custom", [], guess?.Port ?? DefaultPort), null)];
        }

        if (guess is null) return [];
        return [.. guess.Programs.Select(program => program == guess.Web ? Program(settings, program with { }, null, withEnvironment: false) : program)];
    }

    private static ImmutableArray<RecipeProgram> Named(JsonElement programs, Recipe? guess)
    {
        if (programs.ValueKind != JsonValueKind.Object) throw new Wrong(RecipeProblem.NameInvalid, null, "\"programs\" must be an object of programs by their names.");

        var read = ImmutableArray.CreateBuilder<RecipeProgram>();
        foreach (var entry in programs.EnumerateObject())
        {
            if (!IsName(entry.Name) || read.Any(program => program.Name == entry.Name) || entry.Value.ValueKind != JsonValueKind.Object)
            {
                throw new Wrong(RecipeProblem.NameInvalid, entry.Name, "A program's name has small letters, digits and '-', and stands once.");
            }

            var known = guess?.Programs.FirstOrDefault(program => program.Name == entry.Name);
            read.Add(Program(entry.Value, known ?? new RecipeProgram(entry.Name, "custom", [], null), entry.Name));
        }

        if (read.Count == 0) throw new Wrong(RecipeProblem.StartInvalid, null, "\"programs\" names none.");
        return read.ToImmutable();
    }

    private static RecipeProgram Program(JsonElement settings, RecipeProgram program, string? name, bool withEnvironment = true)
    {
        // Before the command: one that is given names the port that it means.
        if (settings.TryGetProperty("port", out var port)) program = program.At(PortOf(port, name));
        if (settings.TryGetProperty("start", out var start))
        {
            program = program with { Kind = "custom", Start = Command(start) ?? throw new Wrong(RecipeProblem.StartInvalid, name, "\"start\" must be a command: a text, or a list of texts.") };
        }

        if (program.Start.IsEmpty) throw new Wrong(RecipeProblem.StartInvalid, name, "A program needs a \"start\" command.");
        if (settings.TryGetProperty("install", out var install)) program = program with { Install = TextOf(install) is { } text ? NullIfBlank(text) : throw new Wrong(RecipeProblem.InstallInvalid, name, "\"install\" must be a text.") };
        if (settings.TryGetProperty("health", out var health)) program = program with { Health = TextOf(health) is { } path && IsHealth(path) ? path : throw new Wrong(RecipeProblem.HealthInvalid, name, "\"health\" must be a path such as /health.") };
        if (settings.TryGetProperty("directory", out var folder)) program = program with { Directory = TextOf(folder)?.Trim('/') is { } below && IsFolder(below) ? below : throw new Wrong(RecipeProblem.DirectoryInvalid, name, "\"directory\" must be a folder of the project.") };
        if (withEnvironment && settings.TryGetProperty("env", out var variables)) program = program with { Environment = program.Environment.SetItems(VariablesOf(variables, name)) };
        return program;
    }

    private static ImmutableArray<string>? Command(JsonElement start) => start.ValueKind switch
    {
        JsonValueKind.String when TextOf(start) is { } text && !string.IsNullOrWhiteSpace(text) => ShellCommand.Of(text),
        JsonValueKind.Array when start.GetArrayLength() is > 0 and <= 100 && start.EnumerateArray().All(word => TextOf(word) is not null) && !string.IsNullOrWhiteSpace(start[0].GetString())
            => [.. start.EnumerateArray().Select(word => word.GetString()!)],
        _ => null,
    };

    private static int? PortOf(JsonElement port, string? name)
    {
        if (port.ValueKind == JsonValueKind.Null && name is not null) return null;
        return port.ValueKind == JsonValueKind.Number && port.TryGetInt32(out var number) && SandboxConnections.IsReachable(number)
            ? number
            : throw new Wrong(RecipeProblem.PortInvalid, name, "\"port\" must be a number from 1024 to 65535 that the platform does not use itself (4873, 4874).");
    }

    private static ImmutableSortedDictionary<string, string> VariablesOf(JsonElement variables, string? name)
    {
        var fine = variables.ValueKind == JsonValueKind.Object && variables.EnumerateObject().Count() <= MostVariables
            && variables.EnumerateObject().All(entry => IsVariable(entry.Name) && TextOf(entry.Value) is not null);
        if (!fine) throw new Wrong(RecipeProblem.EnvironmentInvalid, name, "\"env\" must be an object of texts by the variables' names.");
        return ImmutableSortedDictionary<string, string>.Empty.SetItems(variables.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, entry.Value.GetString()!)));
    }

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= LongestText } text && !text.Contains('\0') ? text : null;

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    [GeneratedRegex("^[a-z][a-z0-9-]{0,30}$")]
    private static partial Regex Name();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,100}$")]
    private static partial Regex Variable();

    [GeneratedRegex("^/[!-~]*$")]
    private static partial Regex HealthPath();

    // Never leaves this file: reading goes several calls deep, and the first thing that is wrong ends it.
    private sealed class Wrong(string code, string? program, string detail) : Exception(detail)
    {
        public RecipeProblem Problem => new(code, program, Message);
    }
}
