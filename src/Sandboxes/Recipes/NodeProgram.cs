using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Recipes;

/// <summary>Recognises a Node program by its package.json, or by the file that it begins in. Pure.</summary>
internal static partial class NodeProgram
{
    private const int NodePort = 3000, VitePort = 5173, AstroPort = 4321, AngularPort = 4200;

    private static readonly string[] Files = ["server.js", "server.mjs", "server.ts", "index.js", "index.mjs", "app.js", "src/index.js", "src/server.js"];
    private static readonly string[] StartScripts = ["dev", "start"];
    private static readonly string[] ApiScripts = ["api", "server", "backend", "dev:api", "dev:server", "dev:backend", "start:api", "start:server"];
    private static readonly string[] WorkerScripts = ["worker", "dev:worker", "start:worker"];

    // By the package that makes it what it is; the first that is there.
    private static readonly (string Package, string Kind, int Port)[] Frameworks =
    [
        ("next", "next", NodePort), ("nuxt", "nuxt", NodePort), ("astro", "astro", AstroPort), ("@angular/cli", "angular", AngularPort), ("@nestjs/core", "nest", NodePort),
        ("fastify", "fastify", NodePort), ("express", "express", NodePort), ("hono", "hono", NodePort), ("koa", "koa", NodePort),
    ];

    /// <summary>Null when there is no Node program.</summary>
    public static RecipeProgram? Guess(AppFacts app)
    {
        if (app.Text("package.json") is not { } text) return ByFile(app, null);
        if (NodePackage.Parse(text) is not { } package) return null;

        var script = package.Scripts.GetValueOrDefault("dev");
        if (package.Uses("vite") && (script is null || script.Split(' ')[0] == "vite"))
        {
            // Not by npm, which costs a quarter of a second to start, and with a plugin of ours.
            return new RecipeProgram(RecipeProgram.WebName, "vite", ["node", RecipeDetector.ViteServer, $"{VitePort}"], VitePort) { Directory = app.Directory };
        }

        var (kind, port) = KindOf(package);
        var main = MainOf(app, package);
        foreach (var name in StartScripts)
        {
            if (!package.Scripts.TryGetValue(name, out script)) continue;
            return new RecipeProgram(RecipeProgram.WebName, kind, Script(package, name), ShellCommand.PortIn(script) ?? PortIn(app, main) ?? port) { Directory = app.Directory };
        }

        return ByFile(app, package);
    }

    /// <summary>Programs beside the first one that the root's package.json names as scripts: its API, its worker.</summary>
    public static IEnumerable<RecipeProgram> Beside(AppFacts app)
    {
        if (app.Text("package.json") is not { } text || NodePackage.Parse(text) is not { } package) yield break;
        var (kind, port) = KindOf(package);
        if (ApiScripts.FirstOrDefault(package.Scripts.ContainsKey) is { } api)
        {
            yield return new RecipeProgram(RecipeProgram.ApiName, kind, Script(package, api), ShellCommand.PortIn(package.Scripts[api]) ?? port);
        }

        if (WorkerScripts.FirstOrDefault(package.Scripts.ContainsKey) is { } worker)
        {
            yield return new RecipeProgram("worker", "node", Script(package, worker), null);
        }
    }

    private static RecipeProgram? ByFile(AppFacts app, NodePackage? package)
    {
        var main = package is null ? Files.FirstOrDefault(file => app.Has(file) && IsServer(app.Text(file))) : MainOf(app, package);
        if (main is null) return null;
        var (kind, port) = package is null ? ("node", NodePort) : KindOf(package);
        return new RecipeProgram(RecipeProgram.WebName, kind, ["node", "--watch", main], PortIn(app, main) ?? port) { Directory = app.Directory };
    }

    private static (string Kind, int Port) KindOf(NodePackage package)
    {
        var framework = Frameworks.FirstOrDefault(framework => package.Uses(framework.Package));
        return framework.Kind is null ? ("node", NodePort) : (framework.Kind, framework.Port);
    }

    private static string? MainOf(AppFacts app, NodePackage package) => package.Main is { } named && app.Has(named) ? named : Files.FirstOrDefault(app.Has);

    private static ImmutableArray<string> Script(NodePackage package, string name) =>
        package.Scripts.ContainsKey($"pre{name}") || package.Scripts.ContainsKey($"post{name}") ? ["npm", "run", name] : ShellCommand.Of(package.Scripts[name]);

    // Without a package.json any index.js may be a page's own script: only what listens is a server.
    private static bool IsServer(string? code) => code?.Contains("listen(", StringComparison.Ordinal) == true;

    private static int? PortIn(AppFacts app, string? main)
    {
        if (main is null || app.Text(main) is not { } code || code.Contains("env.PORT", StringComparison.Ordinal)) return null;
        return Listen().Match(code) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var port && SandboxConnections.IsReachable(port) ? port : null;
    }

    [GeneratedRegex(@"\.listen\(\s*([0-9]{4,5})\b")]
    private static partial Regex Listen();
}
