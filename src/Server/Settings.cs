using System.Net;

namespace Forja.Server;

/// <summary>Reads the settings in their order: files, environment (<c>Forja__…</c>), then the command line.</summary>
internal static class Settings
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--port"] = "Forja:Port",
        ["--data"] = "Forja:DataDirectory",
        ["--web"] = "Forja:WebDirectory",
    };

    public static ServerOptions AddSettings(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.AddCommandLine(args, Switches);
        var options = builder.Configuration.GetSection("Forja").Get<ServerOptions>() ?? new ServerOptions();
        options.DataDirectory = Path.GetFullPath(options.DataDirectory);

        // Every stage reads the same two values, given or not.
        builder.Configuration["Forja:DataDirectory"] = options.DataDirectory;
        builder.Configuration["Forja:Port"] = options.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return options;
    }

    /// <summary>Loopback alone, both families: browsers resolve <c>*.localhost</c> to either.</summary>
    public static void AddListening(this WebApplicationBuilder builder, ServerOptions options) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, options.Port);
        if (options.Port > 0 && System.Net.Sockets.Socket.OSSupportsIPv6) kestrel.Listen(IPAddress.IPv6Loopback, options.Port);
    });
}
