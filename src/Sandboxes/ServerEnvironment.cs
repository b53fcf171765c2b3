using System.Globalization;
using Forja.Sandboxes.Hosts;
using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes;

/// <summary>The variables that an app's server gets.</summary>
internal static class ServerEnvironment
{
    public static IReadOnlyDictionary<string, string> Of(Recipe recipe, SandboxOptions options)
    {
        var environment = new Dictionary<string, string>
        {
            ["PORT"] = recipe.Port.ToString(CultureInfo.InvariantCulture),
            ["HOST"] = "127.0.0.1",
            ["__VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS"] = $".{options.PreviewHost}",
            ["NODE_OPTIONS"] = $"--max-old-space-size={options.NodeHeapMegabytes.ToString(CultureInfo.InvariantCulture)} {BaseEnvironment.NodePreload}",
            // Bundlers make a thread per core of the machine; the sandbox has its share only, and each thread costs memory.
            ["RAYON_NUM_THREADS"] = Threads(options),
            ["TOKIO_WORKER_THREADS"] = Threads(options),
            ["UV_THREADPOOL_SIZE"] = "4",
        };
        foreach (var (name, value) in recipe.Environment) environment[name] = value;
        return environment;
    }

    private static string Threads(SandboxOptions options) => Math.Max(2, (int)Math.Ceiling(options.Limits.Cpus)).ToString(CultureInfo.InvariantCulture);
}
