using System.Globalization;
using System.Text.Json.Nodes;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>
/// Writes the OCI bundle's <c>config.json</c> for a sandbox: the one place that says what isolation means. All that may differ between two sandboxes is in
/// <see cref="SandboxSpec"/>; the rest is fixed here.
/// </summary>
internal static class OciSpec
{
    /// <summary>Where the agent's program is seen inside.</summary>
    public const string AgentPath = "/run/forja/agent";

    /// <summary>Search path of every program inside.</summary>
    public const string SearchPath = "/opt/forja/bin:/opt/node/bin:/app/node_modules/.bin:/usr/local/bin:/usr/bin:/bin";

    private static readonly string[] Namespaces = ["pid", "network", "ipc", "uts", "mount", "user", "cgroup"];
    private static readonly string[] CapabilitySets = ["bounding", "effective", "inheritable", "permitted", "ambient"];

    private static readonly string[] Masked =
    [
        "/proc/acpi", "/proc/asound", "/proc/interrupts", "/proc/kallsyms", "/proc/kcore", "/proc/keys", "/proc/key-users", "/proc/kpagecount", "/proc/kpageflags",
        "/proc/latency_stats", "/proc/modules", "/proc/sched_debug", "/proc/scsi", "/proc/slabinfo", "/proc/sysrq-trigger", "/proc/timer_list", "/proc/timer_stats",
        "/proc/vmallocinfo",
    ];

    // Terminals are counted for the whole machine: without a limit of its own one sandbox can take those of all others.
    private const string TerminalCount = "max=64";

    // A file without content takes about a kilobyte of the sandbox's memory, of a kind that ending programs does not give back.
    private const string Inodes = "nr_inodes=40000";

    private static readonly string[] ReadOnly = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys"];

    /// <param name="spec">What is wanted.</param>
    /// <param name="rootfs">The prepared root folder.</param>
    /// <param name="agent">The agent's program file on the host.</param>
    /// <param name="cgroup">Path of the control group, from the root of the hierarchies; null where none may be made.</param>
    /// <param name="rootless">The server's own user and group where it is not root: they are then the only ids that can be mapped.</param>
    public static JsonObject Build(SandboxSpec spec, string rootfs, string agent, string? cgroup, (uint User, uint Group)? rootless)
    {
        var user = rootless is null ? SandboxIdentity.AppUser : 0;
        return new JsonObject
        {
            ["ociVersion"] = "1.0.2",
            ["hostname"] = "sandbox",
            ["root"] = new JsonObject { ["path"] = rootfs, ["readonly"] = true },
            ["process"] = new JsonObject
            {
                ["terminal"] = false,
                ["user"] = new JsonObject { ["uid"] = user, ["gid"] = user, ["umask"] = 0b000_010_010 },
                ["args"] = new JsonArray(AgentPath),
                ["env"] = new JsonArray($"PATH={SearchPath}"),
                ["cwd"] = "/",
                ["noNewPrivileges"] = true,
                ["oomScoreAdj"] = 500,
                ["capabilities"] = new JsonObject(CapabilitySets.Select(set => KeyValuePair.Create(set, (JsonNode?)new JsonArray()))),
                ["rlimits"] = new JsonArray(Limit("NOFILE", spec.Limits.OpenFiles), Limit("FSIZE", spec.Limits.FileBytes), Limit("CORE", 0)),
            },
            ["annotations"] = new JsonObject(spec.Labels.Select(label => KeyValuePair.Create($"forja.{label.Key}", (JsonNode?)JsonValue.Create(label.Value)))),
            ["mounts"] = Mounts(spec, agent),
            ["linux"] = Linux(spec, cgroup, rootless),
        };
    }

    private static JsonArray Mounts(SandboxSpec spec, string agent)
    {
        var limits = spec.Limits;
        var mounts = new JsonArray
        {
            Mount("/proc", "proc", "proc", "nosuid", "noexec", "nodev"),
            Mount("/dev", "tmpfs", "tmpfs", "nosuid", "noexec", "mode=755", "size=64k", "nr_inodes=64", "ro"),
            Mount("/dev/pts", "devpts", "devpts", "nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620", TerminalCount),
            Mount("/dev/shm", "tmpfs", "tmpfs", "nosuid", "noexec", "nodev", "mode=1777", Size(limits.SharedMemoryBytes), Inodes),
            Mount("/tmp", "tmpfs", "tmpfs", "nosuid", "nodev", "mode=1777", Size(limits.TemporaryBytes), Inodes),
            Mount("/usr", "bind", "/usr", "rbind", "ro", "nosuid", "nodev"),
            Mount(AgentPath, "bind", agent, "bind", "ro", "nosuid", "nodev"),
        };
        if (!spec.Mounts.Any(mount => mount.Target == "/home/app"))
        {
            mounts.Add(Mount("/home/app", "tmpfs", "tmpfs", "nosuid", "nodev", "mode=1777", Size(limits.TemporaryBytes), Inodes));
        }

        foreach (var mount in spec.Mounts)
        {
            mounts.Add(mount switch
            {
                SandboxMount.ReadOnly fixedMount => Mount(mount.Target, "bind", fixedMount.Source, "bind", "ro", "nosuid", "nodev"),
                SandboxMount.Writable writable => Mount(mount.Target, "bind", writable.Source, "bind", "rw", "nosuid", "nodev"),
                SandboxMount.Temporary temporary => Mount(mount.Target, "tmpfs", "tmpfs", "nosuid", "nodev", "mode=1777", Size(temporary.Bytes), Inodes),
                _ => throw new NotSupportedException($"{mount.GetType().Name} is no known mount."),
            });
        }

        return mounts;
    }

    private static JsonObject Linux(SandboxSpec spec, string? cgroup, (uint User, uint Group)? rootless)
    {
        var linux = new JsonObject
        {
            ["namespaces"] = new JsonArray([.. Namespaces.Select(type => new JsonObject { ["type"] = type })]),
            ["uidMappings"] = Mapping(spec, rootless?.User),
            ["gidMappings"] = Mapping(spec, rootless?.Group),
            ["maskedPaths"] = Texts(Masked),
            ["readonlyPaths"] = Texts(ReadOnly),
            ["seccomp"] = SeccompProfile.Build(),
        };
        if (cgroup is null) return linux;

        // Shares count only where processors are short; 1,024 is the kernel's usual.
        const long Period = 100_000;
        linux["cgroupsPath"] = cgroup;
        linux["resources"] = new JsonObject
        {
            // "swap" is memory and swap together.
            ["memory"] = new JsonObject { ["limit"] = spec.Limits.MemoryBytes, ["swap"] = spec.Limits.MemoryBytes },
            ["cpu"] = new JsonObject { ["quota"] = (long)(spec.Limits.Cpus * Period), ["period"] = Period, ["shares"] = SandboxShares.Of(spec.Share) },
            ["pids"] = new JsonObject { ["limit"] = spec.Limits.Processes },
        };
        return linux;
    }

    private static JsonArray Mapping(SandboxSpec spec, uint? rootlessId) => new(new JsonObject
    {
        ["containerID"] = 0,
        ["hostID"] = rootlessId ?? spec.Identity.HostRoot,
        ["size"] = rootlessId is null ? SandboxIdentity.Count : 1,
    });

    private static JsonObject Limit(string name, long value) => new() { ["type"] = $"RLIMIT_{name}", ["hard"] = value, ["soft"] = value };

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"size={bytes}");

    private static JsonObject Mount(string target, string type, string source, params string[] options) => new()
    {
        ["destination"] = target,
        ["type"] = type,
        ["source"] = source,
        ["options"] = Texts(options),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
