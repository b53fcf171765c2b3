using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>Recognises programs that are compiled before they run: .NET, Go, Rust, Java. Pure.</summary>
internal static class CompiledProgram
{
    private const int Port = 8080, DotnetPort = 5000;

    private static readonly string[] JavaFiles = ["Main.java", "App.java", "Server.java", "src/Main.java"];

    /// <summary>Null when there is none.</summary>
    public static RecipeProgram? Guess(AppFacts app) => Dotnet(app) ?? Go(app) ?? Rust(app) ?? Java(app);

    private static RecipeProgram? Dotnet(AppFacts app)
    {
        var projects = app.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) || file.EndsWith(".fsproj", StringComparison.Ordinal))
            .OrderBy(file => file.Count(letter => letter == '/')).ThenBy(file => file, StringComparer.Ordinal).ToList();
        var web = projects.FirstOrDefault(file => app.Text(file)?.Contains("Microsoft.NET.Sdk.Web", StringComparison.Ordinal) == true);
        if ((web ?? projects.FirstOrDefault()) is not { } project) return null;

        var program = Program(app, "dotnet", ["dotnet", "watch", "--non-interactive", "--project", project, "run", "--no-launch-profile"], DotnetPort);
        return program with
        {
            Environment = ImmutableSortedDictionary.CreateRange(
            [
                KeyValuePair.Create("ASPNETCORE_URLS", $"http://127.0.0.1:{DotnetPort}"), KeyValuePair.Create("ASPNETCORE_ENVIRONMENT", "Development"),
                KeyValuePair.Create("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), KeyValuePair.Create("DOTNET_NOLOGO", "1"), KeyValuePair.Create("DOTNET_WATCH_RESTART_ON_RUDE_EDIT", "1"),
                // A compiler that waits for more work, and a node for each core, cost more memory than the sandbox has.
                KeyValuePair.Create("UseSharedCompilation", "false"), KeyValuePair.Create("MSBUILDDISABLENODEREUSE", "1"), KeyValuePair.Create("DOTNET_gcServer", "0"),
                KeyValuePair.Create("DOTNET_GCHeapHardLimit", "0x12000000"),
            ]),
        };
    }

    private static RecipeProgram? Go(AppFacts app)
    {
        if (!app.Has("go.mod")) return null;
        var main = app.Has("main.go") ? "." : app.Files.Where(file => file.StartsWith("cmd/", StringComparison.Ordinal) && file.EndsWith("/main.go", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(file => $"./{file[..^"/main.go".Length]}").FirstOrDefault();
        if (main is null) return null;

        var program = Program(app, "go", ["go", "run", main], Port);
        return program with { Environment = program.Environment.Add("CGO_ENABLED", "0").Add("GOFLAGS", "-p=2").Add("GOTOOLCHAIN", "local") };
    }

    private static RecipeProgram? Rust(AppFacts app) => app.Has("Cargo.toml") && (app.Has("src/main.rs") || app.Text("Cargo.toml")?.Contains("[[bin]]", StringComparison.Ordinal) == true)
        ? Program(app, "rust", ["cargo", "run"], Port)
        : null;

    private static RecipeProgram? Java(AppFacts app)
    {
        if (app.Text("pom.xml") is { } pom)
        {
            var spring = pom.Contains("spring-boot", StringComparison.Ordinal);
            string maven = app.Has("mvnw") ? "./mvnw" : "mvn";
            return Program(app, spring ? "spring" : "maven", [maven, "-q", spring ? "spring-boot:run" : "compile", .. spring ? Array.Empty<string>() : ["exec:java"]], Port);
        }

        if (new[] { "build.gradle", "build.gradle.kts" }.FirstOrDefault(app.Has) is { } gradle)
        {
            var spring = app.Text(gradle)?.Contains("springframework.boot", StringComparison.Ordinal) == true;
            return Program(app, spring ? "spring" : "gradle", [app.Has("gradlew") ? "./gradlew" : "gradle", "--no-daemon", "--console=plain", spring ? "bootRun" : "run"], Port);
        }

        // One file is compiled and run by java itself.
        return JavaFiles.FirstOrDefault(app.Has) is { } file ? Program(app, "java", ["java", file], Port) : null;
    }

    private static RecipeProgram Program(AppFacts app, string kind, ImmutableArray<string> start, int port) => new(RecipeProgram.WebName, kind, start, port) { Directory = app.Directory };
}
