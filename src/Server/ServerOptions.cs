using System.ComponentModel.DataAnnotations;

namespace Forja.Server;

/// <summary>Where the server listens and where it keeps what it is given. Section <c>Forja</c>.</summary>
internal sealed class ServerOptions
{
    /// <summary>TCP port of the interface, the API and the previews; 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 7070;

    /// <summary>The directory of everything that must outlive the process.</summary>
    [Required]
    public string DataDirectory { get; set; } = DefaultDataDirectory;

    /// <summary>The built interface; empty takes <c>web/dist</c> beside the program or above it.</summary>
    public string WebDirectory { get; set; } = "";

    private static string DefaultDataDirectory => Environment.UserName == "root"
        ? "/var/lib/forja"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/forja");
}
