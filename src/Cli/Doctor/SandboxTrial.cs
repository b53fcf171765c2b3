using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;

namespace Forja.Cli.Doctor;

/// <summary>Starts the smallest sandbox there is, the way the server does, and ends it: what a machine's settings promise and what it then does are two things.</summary>
[SupportedOSPlatform("linux")]
internal static class SandboxTrial
{
    private const string Unified = "/sys/fs/cgroup/unified";
    private const uint OwnUser = 0x7000_0000;
    private const UnixFileMode Passable = (UnixFileMode)0b111_101_101;

    /// <summary>Null when it ran; otherwise what the runtime said.</summary>
    public static string? WhyNot(string runtime)
    {
        var bundle = Directory.CreateTempSubdirectory("forja-doctor-").FullName;
        try
        {
            File.SetUnixFileMode(bundle, Passable);
            foreach (var folder in (string[])["proc", "usr", "dev"]) Directory.CreateDirectory(Path.Combine(bundle, "root", folder), Passable);
            foreach (var name in (string[])["lib", "lib64"]) File.CreateSymbolicLink(Path.Combine(bundle, "root", name), $"usr/{name}");
            File.WriteAllText(Path.Combine(bundle, "config.json"), Config().ToJsonString());
            return Run([.. Prelude(), runtime, "--root", Path.Combine(bundle, "state"), .. runtime.EndsWith("crun", StringComparison.Ordinal) ? ["--cgroup-manager=disabled"] : Array.Empty<string>(), "run", "--bundle", bundle, Path.GetFileName(bundle)]);
        }
        finally
        {
            Directory.Delete(bundle, recursive: true);
        }
    }

    private static string? Run(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.Close();
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0) return null;
        var lines = said.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > 0 ? lines[^1] : string.Create(CultureInfo.InvariantCulture, $"exit code {process.ExitCode}");
    }

    // The server's own way round a machine with both kinds of control groups.
    private static string[] Prelude()
    {
        var controllers = Path.Combine(Unified, "cgroup.controllers");
        if (!File.Exists(controllers) || string.IsNullOrWhiteSpace(File.ReadAllText(controllers))) return [];
        string[] user = Environment.IsPrivilegedProcess ? [] : ["--user", "--map-current-user", "--keep-caps"];
        return ["unshare", .. user, "--mount", "sh", "-c", $"mount -t tmpfs none {Unified} && exec \"$@\"", "sh"];
    }

    private static JsonObject Config()
    {
        var (user, group) = Environment.IsPrivilegedProcess ? (OwnUser, OwnUser) : (Id('u'), Id('g'));
        return new JsonObject
        {
            ["ociVersion"] = "1.0.2",
            ["root"] = new JsonObject { ["path"] = "root", ["readonly"] = true },
            ["process"] = new JsonObject
            {
                ["user"] = new JsonObject { ["uid"] = 0, ["gid"] = 0 },
                ["args"] = new JsonArray("/usr/bin/true"),
                ["cwd"] = "/",
                ["noNewPrivileges"] = true,
            },
            ["mounts"] = new JsonArray(
                new JsonObject { ["destination"] = "/proc", ["type"] = "proc", ["source"] = "proc" },
                new JsonObject { ["destination"] = "/usr", ["type"] = "bind", ["source"] = "/usr", ["options"] = new JsonArray("rbind", "ro") }),
            ["linux"] = new JsonObject
            {
                ["namespaces"] = new JsonArray([.. ((string[])["pid", "network", "ipc", "uts", "mount", "user", "cgroup"]).Select(type => new JsonObject { ["type"] = type })]),
                ["uidMappings"] = Mapping(user),
                ["gidMappings"] = Mapping(group),
            },
        };
    }

    private static JsonArray Mapping(uint id) => new(new JsonObject { ["containerID"] = 0, ["hostID"] = id, ["size"] = 1 });

    private static uint Id(char kind)
    {
        using var process = Process.Start(new ProcessStartInfo("id", [$"-{kind}"]) { RedirectStandardOutput = true })!;
        return uint.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
    }
}
