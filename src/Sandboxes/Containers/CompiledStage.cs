using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Containers;

/// <summary>Programs that one image compiles and another, smaller one runs.</summary>
internal static class CompiledStage
{
    private const string NewestDotnet = "10.0";

    public static ContainerStage Dotnet(RecipeProgram program, AppFacts app)
    {
        var project = program.Start.SkipWhile(word => word != "--project").Skip(1).FirstOrDefault() ?? ".";
        var version = Between(app.Text(project), "<TargetFramework>net", "</TargetFramework>") ?? NewestDotnet;
        var assembly = Between(app.Text(project), "<AssemblyName>", "</AssemblyName>") ?? Path.GetFileNameWithoutExtension(project);
        return ContainerStage.Running(program, $"""
            FROM mcr.microsoft.com/dotnet/sdk:{version} AS {program.Name}-build
            WORKDIR /app
            COPY {ContainerStage.FolderOf(program)} .
            RUN dotnet publish {project} -c Release -o /out

            FROM mcr.microsoft.com/dotnet/aspnet:{version} AS {program.Name}
            WORKDIR /app
            RUN {ContainerStage.Folders}
            COPY --from={program.Name}-build --chown={ContainerStage.User} /out .
            """, ["dotnet", $"{assembly}.dll"]);
    }

    public static ContainerStage Go(RecipeProgram program) => Native(program, "golang:1", $"CGO_ENABLED=0 go build -o /out/app {program.Start[^1]}");

    public static ContainerStage Rust(RecipeProgram program) => Native(program, "rust:1", "cargo install --path . --root /out && mv /out/bin/* /out/app");

    // Its files come along: templates and pages are read while it runs.
    private static ContainerStage Native(RecipeProgram program, string image, string build) => ContainerStage.Running(program, $"""
        FROM {image} AS {program.Name}-build
        WORKDIR /app
        COPY {ContainerStage.FolderOf(program)} .
        RUN {build}

        FROM {ContainerStage.SystemImage} AS {program.Name}
        WORKDIR /app
        RUN {ContainerStage.Folders}
        COPY --chown={ContainerStage.User} {ContainerStage.FolderOf(program)} .
        COPY --from={program.Name}-build /out/app /usr/local/bin/app
        """, ["/usr/local/bin/app"]);

    private static string? Between(string? text, string before, string after)
    {
        var start = text?.IndexOf(before, StringComparison.Ordinal) ?? -1;
        var end = start < 0 ? -1 : text!.IndexOf(after, start, StringComparison.Ordinal);
        return end < 0 ? null : text![(start + before.Length)..end].Trim();
    }
}
