using System.Security.Cryptography;
using System.Text;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>Where the host keeps what belongs to running sandboxes: <c>run/</c> in the data directory.</summary>
internal sealed class HostFolders
{
    /// <summary>Others may pass through to what they were given, but not look around.</summary>
    private const UnixFileMode PassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public HostFolders(string dataDirectory)
    {
        var data = Path.GetFullPath(dataDirectory);
        Run = Path.Join(data, "run");
        Bundles = Path.Join(Run, "sandboxes");
        RuntimeState = Path.Join(Run, "oci");
        System = Path.Join(Run, "system");
        Agents = Path.Join(Run, "agent");
        Lock = Path.Join(Run, "lock");
        Instance = "forja-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..12];
    }

    public string Run { get; }

    /// <summary>A folder per sandbox: its bundle and the socket to its agent. Nobody else may enter.</summary>
    public string Bundles { get; }

    public string RuntimeState { get; }

    /// <summary>The root folder that all sandboxes share, read-only.</summary>
    public string System { get; }

    public string Agents { get; }

    public string Lock { get; }

    /// <summary>Name of this server's control groups. It follows from the data directory, so that a killed server's successor finds them.</summary>
    public string Instance { get; }

    public void Create()
    {
        Make(Run, PassThrough);
        Make(Bundles, Private);
        Make(RuntimeState, Private);
        Make(Agents, PassThrough);
        foreach (var folder in Parents(Run))
        {
            if ((File.GetUnixFileMode(folder) & UnixFileMode.OtherExecute) != 0) continue;
            throw new SandboxFailedException(
                "sandbox.data-folder-closed",
                $"Sandboxes run as users of their own, and these cannot pass through '{folder}'. Allow it (chmod o+x '{folder}') or choose another data directory.");
        }
    }

    public static void Make(string folder, UnixFileMode mode)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, mode);
    }

    public static void MakePassThrough(string folder) => Make(folder, PassThrough);

    private static IEnumerable<string> Parents(string folder)
    {
        for (var parent = Path.GetDirectoryName(folder); parent is not null; parent = Path.GetDirectoryName(parent)) yield return parent;
    }
}
