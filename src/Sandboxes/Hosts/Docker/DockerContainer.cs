using System.Globalization;
using Docker.DotNet.Models;
using Forja.Sandboxes.Hosts.Oci;

namespace Forja.Sandboxes.Hosts.Docker;

/// <summary>
/// Writes what Docker is asked to create for a sandbox: the one place that says what isolation means there. A mount, device, privilege or network that is not in
/// <see cref="SandboxSpec"/> cannot be had, and an image's own entry point, user, volumes and labels do not count. Pure.
/// </summary>
internal static class DockerContainer
{
    /// <summary>Where the agent finds the host's socket.</summary>
    public const string HostSocket = "/run/forja/host";

    public const string InstanceLabel = "forja.instance";

    /// <param name="spec">What is wanted.</param>
    /// <param name="image">The image's name.</param>
    /// <param name="ownSystem">The image has no programs: this machine's are mounted.</param>
    /// <param name="instance">Names this server's containers.</param>
    /// <param name="folder">The sandbox's own folder on the host, with the socket and the users' file.</param>
    /// <param name="agent">The agent's program file on the host.</param>
    /// <param name="runtime">The engine's runtime; its own when null.</param>
    public static CreateContainerParameters Build(SandboxSpec spec, string image, bool ownSystem, string instance, string folder, string agent, string? runtime)
    {
        var user = string.Create(CultureInfo.InvariantCulture, $"{spec.Identity.HostUser}:{spec.Identity.HostUser}");
        return new CreateContainerParameters
        {
            Name = $"{instance}-{spec.Name}",
            Image = image,
            Hostname = "sandbox",
            User = user,
            WorkingDir = "/",
            Entrypoint = [OciSpec.AgentPath],
            Cmd = [],
            Env = [$"PATH={OciSpec.SearchPath}", $"FORJA_HOST={HostSocket}"],
            NetworkDisabled = true,
            Labels = new Dictionary<string, string>(spec.Labels.Select(label => KeyValuePair.Create($"forja.{label.Key}", label.Value))) { [InstanceLabel] = instance, ["forja.name"] = spec.Name },
            HostConfig = HostOf(spec, ownSystem, folder, agent, runtime),
        };
    }

    private static HostConfig HostOf(SandboxSpec spec, bool ownSystem, string folder, string agent, string? runtime)
    {
        var limits = spec.Limits;
        return new HostConfig
        {
            NetworkMode = "none",
            ReadonlyRootfs = true,
            Privileged = false,
            Runtime = runtime,
            CapDrop = ["ALL"],
            SecurityOpt = ["no-new-privileges", $"seccomp={SeccompProfile.BuildForDocker().ToJsonString()}"],
            IpcMode = "private",
            PidMode = "",
            Memory = limits.MemoryBytes,
            MemorySwap = limits.MemoryBytes,
            NanoCPUs = (long)(limits.Cpus * 1e9),
            CPUShares = SandboxShares.Of(spec.Share),
            PidsLimit = limits.Processes,
            OomScoreAdj = 500,
            ShmSize = limits.SharedMemoryBytes,
            Ulimits = [Limit("nofile", limits.OpenFiles), Limit("fsize", limits.FileBytes), Limit("core", 0)],
            LogConfig = new LogConfig { Type = "none" },
            RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.No },
            Tmpfs = TemporaryFolders(spec),
            Mounts = [.. MountsOf(spec, ownSystem, folder, agent)],
        };
    }

    private static Dictionary<string, string> TemporaryFolders(SandboxSpec spec)
    {
        var folders = new Dictionary<string, string> { ["/tmp"] = Temporary(spec.Limits.TemporaryBytes) };
        if (!spec.Mounts.Any(mount => mount.Target == "/home/app")) folders["/home/app"] = Temporary(spec.Limits.TemporaryBytes);
        foreach (var mount in spec.Mounts.OfType<SandboxMount.Temporary>()) folders[mount.Target] = Temporary(mount.Bytes);
        return folders;
    }

    private static IEnumerable<Mount> MountsOf(SandboxSpec spec, bool ownSystem, string folder, string agent)
    {
        if (ownSystem) yield return Bind("/usr", "/usr", readOnly: true);
        yield return Bind(agent, OciSpec.AgentPath, readOnly: true);
        yield return Bind(Path.Join(folder, "host"), HostSocket, readOnly: true);
        yield return Bind(Path.Join(folder, "passwd"), "/etc/passwd", readOnly: true);
        foreach (var mount in spec.Mounts)
        {
            if (mount is SandboxMount.ReadOnly fixedMount) yield return Bind(fixedMount.Source, mount.Target, readOnly: true);
            else if (mount is SandboxMount.Writable writable) yield return Bind(writable.Source, mount.Target, readOnly: false);
        }
    }

    private static Mount Bind(string source, string target, bool readOnly) => new()
    {
        Type = "bind",
        Source = source,
        Target = target,
        ReadOnly = readOnly,
        BindOptions = new BindOptions { Propagation = "rprivate" },
    };

    private static string Temporary(long bytes) => string.Create(CultureInfo.InvariantCulture, $"rw,exec,nosuid,nodev,mode=1777,size={bytes}");

    private static Ulimit Limit(string name, long value) => new() { Name = name, Hard = value, Soft = value };
}
