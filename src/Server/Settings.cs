using System.Reflection;
using Forja.Accounts;

namespace Forja.Server;

/// <summary>Reads the settings in their order: files, environment (<c>Forja__…</c>), then the command line.</summary>
internal static class Settings
{
    // A folder that others may pass through and not list: sandboxes have their mounts below it.
    private const UnixFileMode PassableFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--port"] = "Forja:Port",
        ["--data"] = "Forja:DataDirectory",
        ["--web"] = "Forja:WebDirectory",
    };

    /// <summary>True while the build writes the OpenAPI document: the program is built, nothing of it may start.</summary>
    public static bool WritesDocument { get; } = Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    /// <summary>The data directory, made when it is not there.</summary>
    public static string AddSettings(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.AddCommandLine(args, Switches);
        var directory = Path.GetFullPath(builder.Configuration["Forja:DataDirectory"] ?? new AccountsOptions().DataDirectory);

        // Every stage reads the same one, given or not.
        builder.Configuration["Forja:DataDirectory"] = directory;
        if (!WritesDocument && !Directory.Exists(directory)) Directory.CreateDirectory(directory, PassableFolder);
        return directory;
    }
}
