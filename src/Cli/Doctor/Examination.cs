using System.Diagnostics;
using System.Globalization;

namespace Forja.Cli.Doctor;

/// <summary>Looks at this machine: what each guarantee needs, and whether it is there. Changes nothing.</summary>
internal sealed class Examination(string data)
{
    private const string Cgroup = "/sys/fs/cgroup";

    private static bool IsRoot => Environment.IsPrivilegedProcess;

    public IReadOnlyList<Guarantee> Look() =>
    [
        .. Runtimes(), UserIds(), Namespaces(), Calls(), SafePaths(), .. Limits(), Rest(), Disk(), Space(), Reach(), Watches(), Browser(),
    ];

    private static IEnumerable<Guarantee> Runtimes()
    {
        var found = new[] { "crun", "runc" }.Where(name => Which(name) is not null).ToArray();
        if (found.Length == 0)
        {
            yield return new Guarantee("runtime", GuaranteeState.Missing, "no OCI runtime", "apt-get install crun");
            yield break;
        }

        foreach (var name in found)
        {
            var (version, open) = KnownEscapes.Of(name, Print(Which(name)!, "--version"));
            yield return open.Count == 0
                ? new Guarantee($"runtime {name}", GuaranteeState.Holds, $"{version}, none of the known ways out")
                : new Guarantee(
                    $"runtime {name}", name == "crun" || found[0] != "crun" ? GuaranteeState.Missing : GuaranteeState.Partly, $"{version} has {string.Join(", ", open)}",
                    name == "runc" && found[0] == "crun" ? "crun is used as long as Forja:Sandboxes:Runtime does not say otherwise; a newer runc has it mended" : $"install a newer {name}");
        }
    }

    private static Guarantee UserIds() => IsRoot
        ? new Guarantee("own user ids", GuaranteeState.Holds, "each sandbox gets a range of its own, and root inside is nobody outside")
        : new Guarantee("own user ids", GuaranteeState.Partly, "all sandboxes run as this user, apart by their namespaces alone", "run the server as root");

    private static Guarantee Namespaces()
    {
        if (Number("/proc/sys/user/max_user_namespaces") is 0) return new Guarantee("namespaces", GuaranteeState.Missing, "user namespaces are turned off", "sysctl -w user.max_user_namespaces=65536");
        if (!IsRoot && Number("/proc/sys/kernel/unprivileged_userns_clone") is 0) return new Guarantee("namespaces", GuaranteeState.Missing, "users may make none", "sysctl -w kernel.unprivileged_userns_clone=1");
        if (!IsRoot && Number("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") is 1)
            return new Guarantee("namespaces", GuaranteeState.Missing, "AppArmor keeps users from them", "add an AppArmor profile with 'userns,' for crun, or run the server as root");
        if (!OperatingSystem.IsLinux() || (Which("crun") ?? Which("runc")) is not { } runtime) return new Guarantee("namespaces", GuaranteeState.Missing, "no OCI runtime to try them with", "apt-get install crun");
        return SandboxTrial.WhyNot(runtime) is { } reason
            ? new Guarantee("namespaces", GuaranteeState.Missing, $"a sandbox was tried and did not start: {reason}", IsRoot ? "let the server make namespaces and mounts (in a container: --privileged)" : "run the server as root")
            : new Guarantee("namespaces", GuaranteeState.Holds, "processes, files, network, names and users of its own: tried");
    }

    private static Guarantee Calls() => File.Exists("/proc/sys/kernel/seccomp/actions_avail")
        ? new Guarantee("system calls", GuaranteeState.Holds, "only those on the list, no new privileges, no capabilities")
        : new Guarantee("system calls", GuaranteeState.Missing, "this kernel filters no calls", "boot a kernel with CONFIG_SECCOMP_FILTER");

    private static Guarantee SafePaths() => Environment.OSVersion.Version >= new Version(5, 6)
        ? new Guarantee("files beneath the project", GuaranteeState.Holds, "no link leads the server out of a project (openat2)")
        : new Guarantee("files beneath the project", GuaranteeState.Missing, $"Linux {Environment.OSVersion.Version} has no openat2", "Linux 5.6 or newer");

    private static IEnumerable<Guarantee> Limits()
    {
        foreach (var (controller, what) in new[] { ("memory", "memory"), ("cpu", "processor"), ("pids", "processes") })
        {
            yield return !IsRoot ? new Guarantee($"limit of {what}", GuaranteeState.Missing, "an ordinary user's sandboxes have no control groups", "run the server as root")
                : HasController(controller) ? new Guarantee($"limit of {what}", GuaranteeState.Holds, $"control group '{controller}'")
                : new Guarantee($"limit of {what}", GuaranteeState.Missing, $"no control group '{controller}'", $"boot with cgroup_enable={controller}, or mount it");
        }

        if (HasController("memory") && Directory.Exists($"{Cgroup}/memory") && !File.Exists($"{Cgroup}/memory/memory.memsw.limit_in_bytes") && HasSwap())
        {
            yield return new Guarantee("limit of swap", GuaranteeState.Missing, "a full memory goes on into the swap", "boot with swapaccount=1");
        }
    }

    private static Guarantee Rest() => !IsRoot ? new Guarantee("idle apps cost nothing", GuaranteeState.Partly, "they cannot be frozen, and are stopped after an hour", "run the server as root")
        : !HasController("freezer") && !File.Exists($"{Cgroup}/cgroup.controllers") ? new Guarantee("idle apps cost nothing", GuaranteeState.Partly, "they cannot be frozen, and are stopped after an hour", "mount the freezer control group")
        : HasSwap() ? new Guarantee("idle apps cost nothing", GuaranteeState.Holds, "frozen, and their memory given back")
        : new Guarantee("idle apps cost nothing", GuaranteeState.Partly, "frozen; without swap their memory stays", "compressed swap: apt-get install zram-tools");

    private static Guarantee Disk() => new(
        "limit of disk space", GuaranteeState.Partly, "watched: whoever passes it is stopped within seconds; a single file and memory disks are limited by the kernel",
        "give the data directory a disk of its own: then nothing else can be filled");

    private Guarantee Space()
    {
        var folder = data;
        while (!Directory.Exists(folder)) folder = Path.GetDirectoryName(folder) ?? "/";
        var drive = new DriveInfo(folder);
        var free = drive.TotalSize == 0 ? 1 : (double)drive.AvailableFreeSpace / drive.TotalSize;
        var found = string.Create(CultureInfo.InvariantCulture, $"{drive.AvailableFreeSpace >> 30} GB of {drive.TotalSize >> 30} GB free at {folder}");
        return free >= 0.1 ? new Guarantee("space for data", GuaranteeState.Holds, found) : new Guarantee("space for data", GuaranteeState.Partly, found, "free some, or choose another --data");
    }

    // Sandboxes run as users of their own, who must be able to pass through to what they are given.
    private Guarantee Reach()
    {
        for (var folder = data; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (OperatingSystem.IsLinux() && IsRoot && Directory.Exists(folder) && (File.GetUnixFileMode(folder) & UnixFileMode.OtherExecute) == 0)
            {
                return new Guarantee("data can be reached", GuaranteeState.Missing, $"sandboxes cannot pass through {folder}", $"chmod o+x {folder}");
            }
        }

        return new Guarantee("data can be reached", GuaranteeState.Holds, data);
    }

    private static Guarantee Watches() => Number("/proc/sys/fs/inotify/max_user_watches") is { } most and < 32_768
        ? new Guarantee("changes are seen", GuaranteeState.Partly, $"{most} watches; projects beyond are looked at every few seconds", "sysctl -w fs.inotify.max_user_watches=524288")
        : new Guarantee("changes are seen", GuaranteeState.Holds, "the kernel tells of changed files");

    private static Guarantee Browser() => Which("chromium") is not null
        ? new Guarantee("apps are looked at", GuaranteeState.Holds, "Chromium")
        : new Guarantee("apps are looked at", GuaranteeState.Partly, "checked without a browser", "apt-get install chromium");

    private static bool HasController(string name) =>
        Directory.Exists($"{Cgroup}/{name}") || (File.Exists($"{Cgroup}/cgroup.controllers") && File.ReadAllText($"{Cgroup}/cgroup.controllers").Split(' ', '\n').Contains(name));

    private static bool HasSwap() => File.ReadLines("/proc/swaps").Skip(1).Any();

    private static long? Number(string file) => File.Exists(file) && long.TryParse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static string? Which(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Concat(["/usr/sbin", "/usr/local/sbin"])
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static string Print(string program, string argument)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        return process.StandardOutput.ReadToEnd();
    }
}
