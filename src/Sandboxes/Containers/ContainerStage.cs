using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Containers;

/// <summary>One program's part of a Dockerfile: one stage or two, the last of them named after the program.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="Kind">What the program was recognised as.</param>
/// <param name="Port">The port that the image listens on; null when it listens on none.</param>
/// <param name="ServesPages">Its pages are built once and served by <see cref="PageServer"/>.</param>
/// <param name="Text">Its instructions.</param>
internal sealed record ContainerStage(string Name, string Kind, int? Port, bool ServesPages, string Text)
{
    /// <summary>Who the programs run as: the number that the Node image's own user has.</summary>
    public const int User = 1000;

    /// <summary>What a program keeps, if it keeps it where its user is at home; a volume, so that a new image finds it.</summary>
    public const string DataFolder = "/data";

    /// <summary>Gives the program its own folder and the one for its data.</summary>
    public static string Folders { get; } = $"mkdir -p {DataFolder} && chown {User} /app {DataFolder}";

    /// <summary>What is only wanted where a program is compiled elsewhere, or brings all it needs.</summary>
    public const string SystemImage = "debian:stable-slim";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What only somebody who writes the app wants, and what keeps a compiler small inside a sandbox.
    private static readonly string[] WhileWriting = ["--watch", "--reload"];

    private static readonly ImmutableHashSet<string> SandboxVariables =
    [
        "FLASK_DEBUG", "ASPNETCORE_ENVIRONMENT", "DOTNET_WATCH_RESTART_ON_RUDE_EDIT", "DOTNET_GCHeapHardLimit", "DOTNET_gcServer", "UseSharedCompilation", "MSBUILDDISABLENODEREUSE",
        "CGO_ENABLED", "GOFLAGS", "GOTOOLCHAIN",
    ];

    public static ContainerStage For(AppFacts root, RecipeProgram program)
    {
        var app = program.Directory.Length == 0 ? root : root.In(program.Directory);
        return program.Kind switch
        {
            "vite" => PageServer.Built(program, app),
            "static" => PageServer.AsTheyAre(program),
            "dotnet" => CompiledStage.Dotnet(program, app),
            "go" => CompiledStage.Go(program),
            "rust" => CompiledStage.Rust(program),
            _ when NodeStage.Runs(program, app) => NodeStage.For(program, app),
            _ when PythonStage.Runs(program) => PythonStage.For(program, app),
            _ => Other(program, app),
        };
    }

    /// <summary>The folder of the build's context that a program is in.</summary>
    public static string FolderOf(RecipeProgram program) => program.Directory.Length == 0 ? "." : program.Directory;

    /// <summary>A program's command without what only its author wants.</summary>
    public static ImmutableArray<string> WithoutWatching(ImmutableArray<string> start) =>
        [.. start.Where(word => !WhileWriting.Contains(word)).Select(word => WhileWriting.Aggregate(word, (text, option) => text.Replace($" {option} ", " ", StringComparison.Ordinal)))];

    /// <summary>Stages that end in a program: it listens on every address of its container, as nothing else reaches it there.</summary>
    /// <param name="program">The program.</param>
    /// <param name="text">The stages up to where the files are in place.</param>
    /// <param name="start">Its command.</param>
    /// <param name="variables">Variables beside the program's own.</param>
    public static ContainerStage Running(RecipeProgram program, string text, ImmutableArray<string> start, params (string Name, string Value)[] variables)
    {
        var environment = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["HOST"] = "0.0.0.0", ["HOME"] = DataFolder };
        foreach (var (name, value) in program.Environment.Where(pair => !SandboxVariables.Contains(pair.Key)).Select(pair => (pair.Key, pair.Value)).Concat(variables)) environment[name] = OnEveryAddress(value);
        var port = program.Port?.ToString(CultureInfo.InvariantCulture);
        if (port is not null) environment["PORT"] = port;
        var lines = string.Concat(environment.Select(pair => $"ENV {pair.Key}={JsonSerializer.Serialize(pair.Value, Plain)}\n"));
        var command = string.Join(", ", start.Select(word => JsonSerializer.Serialize(OnEveryAddress(word), Plain)));
        var exposed = port is null ? "" : $"EXPOSE {port}\n";
        return new ContainerStage(program.Name, program.Kind, program.Port, false, $"{text}\n{lines}{exposed}VOLUME {DataFolder}\nUSER {User}\nCMD [{command}]\n".ReplaceLineEndings("\n"));
    }

    private static ContainerStage Other(RecipeProgram program, AppFacts app)
    {
        var image = program.Kind switch
        {
            "php" => "php:8.4-cli",
            "laravel" => "composer:2",
            "ruby" or "rack" or "rails" => "ruby:3.4",
            "spring" or "maven" => "maven:3-eclipse-temurin-21",
            "gradle" => "gradle:8-jdk21",
            "java" => "eclipse-temurin:21",
            _ => SystemImage,
        };
        string?[] steps = [app.Has("Gemfile") ? "bundle install" : null, app.Has("composer.json") && image == "composer:2" ? "composer install --no-dev" : null, program.Install];
        return Running(program, $"""
            FROM {image} AS {program.Name}
            WORKDIR /app
            RUN {Folders}
            COPY --chown={User} {FolderOf(program)} .{string.Concat(steps.Where(step => step is not null).Select(step => $"\nRUN {step}"))}
            """, program.Start);
    }

    private static string OnEveryAddress(string text) => text.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal).Replace("//localhost:", "//0.0.0.0:", StringComparison.Ordinal);
}
