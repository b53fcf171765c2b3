using System.ComponentModel.DataAnnotations;
using Forja.Sandboxes.Pool;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>Settings of the sandboxes (section <c>Forja:Sandboxes</c>).</summary>
public sealed class SandboxOptions
{
    public const string Section = "Forja:Sandboxes";

    /// <summary>OCI runtime to run sandboxes with: a name on the PATH or an absolute path. Known: crun, runc.</summary>
    [Required]
    public string Runtime { get; set; } = "crun";

    /// <summary>The agent's program file. When empty it is looked for beside the server, then in <c>artifacts/agent</c> of a folder above it.</summary>
    public string? AgentPath { get; set; }

    /// <summary>Host name below which previews live; dev servers are told to accept it and its sub-domains.</summary>
    [Required]
    public string PreviewHost { get; set; } = "preview.localhost";

    [ValidateObjectMembers]
    public SandboxLimits Limits { get; set; } = new();

    /// <summary>Heap that Node may use, in megabytes. Below the memory limit, so that JavaScript fails with a message of its own rather than by the kernel's hand; the rest is for code, buffers and bundlers.</summary>
    [Range(32, 1_000_000)]
    public int NodeHeapMegabytes { get; set; } = 320;

    /// <summary>Longest time from a started agent to the first HTTP answer of the app's server.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReadyTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A sandbox without traffic, commands or a turn for this long is stopped.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "30.00:00:00")]
    public TimeSpan IdleStop { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A sandbox that nobody uses for this long is frozen: it keeps its memory and costs no processor time. Waking takes milliseconds, so this is short.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan FreezeAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The kernel is asked to take a frozen sandbox's memory back after this long: file cache always, the rest where the machine has swap.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan ReclaimAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often idle sandboxes are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan IdleCheck { get; set; } = TimeSpan.FromSeconds(5);

    [ValidateObjectMembers]
    public PoolOptions Pool { get; set; } = new();

    /// <summary>Wait after the first crash before anyone but a person may start again; doubles with each crash in a row.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan CrashBackoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest such wait. A server that ran this long without a crash starts from the first wait again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestCrashBackoff { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Time that processes get between the polite signal and the end.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Time that an exec command gets when the caller names none.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ExecTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest time that a caller may name for an exec command.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestExecTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Output of an exec command that is kept, in bytes: its first and last halves.</summary>
    [Range(1024, 64 << 20)]
    public int ExecOutputBytes { get; set; } = 256 << 10;

    /// <summary>Terminals that a project may have open at once.</summary>
    [Range(1, 1000)]
    public int Terminals { get; set; } = 12;

    /// <summary>What a terminal printed last and a returning page is shown, in bytes.</summary>
    [Range(4096, 64 << 20)]
    public int ScrollBackBytes { get; set; } = 256 << 10;

    /// <summary>What one sandbox may print to its log and its terminals, in bytes a second; faster programs wait. Far above what a build prints.</summary>
    [Range(4096, 1L << 40)]
    public long OutputBytesPerSecond { get; set; } = 8L << 20;

    /// <summary>Log lines kept per project.</summary>
    [Range(10, 1_000_000)]
    public int LogLines { get; set; } = 2000;
}
