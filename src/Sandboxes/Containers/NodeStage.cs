using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Containers;

/// <summary>A program that Node runs.</summary>
internal static class NodeStage
{
    public const string Image = "node:24-slim";

    // They make what they serve once, before.
    private static readonly string[] Builders = ["next", "nuxt", "astro", "angular", "nest"];

    public static bool Runs(RecipeProgram program, AppFacts app) => ShellCommand.ProgramOf(program.Start) is "node" or "npm" or "npx" || (app.Has("package.json") && program.Kind is not "custom");

    public static ContainerStage For(RecipeProgram program, AppFacts app)
    {
        var node = NodePackage.Parse(app.Text("package.json") ?? "");
        var start = program.Name == RecipeProgram.WebName && node?.Scripts.GetValueOrDefault("start") is { } script ? ShellCommand.Of(script) : ContainerStage.WithoutWatching(program.Start);
        var builds = Builders.Contains(program.Kind) && node?.Scripts.ContainsKey("build") == true;
        // Node by itself needs no development package; whatever else a script starts may be one.
        var development = builds || ShellCommand.ProgramOf(start) != "node";
        var packages = node is null ? "" : $"{Packages(app, program.Directory, development)}\n";
        var steps = (builds ? "\nRUN npm run build" : "") + (program.Install is { } install ? $"\nRUN {install}" : "");
        return ContainerStage.Running(program, $"""
            FROM {Image} AS {program.Name}
            WORKDIR /app
            RUN {ContainerStage.Folders}
            {packages}COPY --chown={ContainerStage.User} {ContainerStage.FolderOf(program)} .{steps}
            """, start, ("NODE_ENV", "production"));
    }

    /// <summary>Instructions that install a folder's packages. They come before its other files: only a changed lock installs anew.</summary>
    public static string Packages(AppFacts app, string folder, bool development)
    {
        var without = development ? "" : " --omit=dev";
        var (file, install) = app.Has("pnpm-lock.yaml") ? ("pnpm-lock.yaml", $"corepack enable && pnpm install --frozen-lockfile{(development ? "" : " --prod")}")
            : app.Has("yarn.lock") ? ("yarn.lock", "corepack enable && yarn install --frozen-lockfile")
            : app.Has("package-lock.json") ? ("package-lock.json", $"npm ci{without}")
            : (null, $"npm install{without}");
        var below = folder.Length == 0 ? "" : $"{folder}/";
        return $"COPY {below}package.json {(file is null ? "" : $"{below}{file} ")}./\nRUN {install}";
    }
}
