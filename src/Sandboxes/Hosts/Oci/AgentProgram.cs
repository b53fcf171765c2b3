using System.Security.Cryptography;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>Finds the agent's program and keeps a copy where every sandbox can reach it, named by its content: rebuilding the agent does not disturb what runs.</summary>
internal static class AgentProgram
{
    private const string Name = "forja-agent";

    public static string Locate(string? configured, string baseDirectory)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            return File.Exists(configured) ? configured : throw Missing($"The agent is set to be at '{configured}', and is not there.");
        }

        var beside = Path.Join(baseDirectory, Name);
        if (File.Exists(beside)) return beside;
        for (var folder = new DirectoryInfo(baseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = Path.Join(folder.FullName, "artifacts", "agent", Name);
            if (File.Exists(built)) return built;
        }

        throw Missing("The sandbox agent was not found. Build it: dotnet publish src/SandboxAgent -c Release -o artifacts/agent");
    }

    public static string Install(string program, string folder)
    {
        var content = File.ReadAllBytes(program);
        var home = Path.Join(folder, Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
        var installed = Path.Join(home, Name);
        if (File.Exists(installed)) return installed;

        HostFolders.MakePassThrough(home);
        var temporary = Path.Join(home, $".{Guid.NewGuid():n}");
        File.WriteAllBytes(temporary, content);
        File.SetUnixFileMode(temporary, (UnixFileMode)0b101_101_101);
        File.Move(temporary, installed, overwrite: true);
        return installed;
    }

    private static SandboxFailedException Missing(string message) => new("sandbox.agent-missing", message);
}
