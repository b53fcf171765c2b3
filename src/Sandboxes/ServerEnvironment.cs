using System.Globalization;
using Forja.Sandboxes.Hosts;
using Forja.Sandboxes.Hosts.Oci;
using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes;

/// <summary>The variables that a program of an app gets.</summary>
internal static class ServerEnvironment
{
    public static IReadOnlyDictionary<string, string> Of(RecipeProgram program, SandboxPlan plan, SandboxOptions options, IReadOnlyDictionary<string, string> own)
    {
        var recipe = plan.Recipe;
        var environment = new Dictionary<string, string>(own)
        {
            ["HOST"] = "127.0.0.1",
            ["__VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS"] = $".{options.PreviewHost}",
            ["NODE_OPTIONS"] = $"--max-old-space-size={options.NodeHeapMegabytes.ToString(CultureInfo.InvariantCulture)} {BaseEnvironment.NodePreload}",
            // Bundlers make a thread per core of the machine; the sandbox has its share only, and each thread costs memory.
            ["RAYON_NUM_THREADS"] = Threads(options),
            ["TOKIO_WORKER_THREADS"] = Threads(options),
            ["UV_THREADPOOL_SIZE"] = "4",
        };
        if (program.Port is { } port) environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        foreach (var other in recipe.Programs)
        {
            // How the programs find each other: API_URL, WEB_URL.
            if (other.Port is not null && other.Name != program.Name) environment[$"{other.Name.ToUpperInvariant().Replace('-', '_')}_URL"] = $"http://127.0.0.1:{other.Port}";
        }

        if (program.Name == recipe.Web.Name && recipe.ApiPort is { } api) environment["FORJA_API_PORT"] = api.ToString(CultureInfo.InvariantCulture);
        // The programs of packages, where these are not at the root.
        if (plan.PackageFolder.Length > 0) environment["PATH"] = $"/app/{plan.PackageFolder}/node_modules/.bin:{OciSpec.SearchPath}";
        foreach (var (name, value) in program.Environment) if (!own.ContainsKey(name)) environment[name] = value;
        return environment;
    }

    private static string Threads(SandboxOptions options) => Math.Max(2, (int)Math.Ceiling(options.Limits.Cpus)).ToString(CultureInfo.InvariantCulture);
}
