using System.ComponentModel.DataAnnotations;

namespace Forja.Sandboxes;

/// <summary>What one sandbox may use of the machine.</summary>
public sealed record SandboxLimits
{
    /// <summary>Memory in bytes. Swap is inside this sum, or a memory bomb would walk on into the swap.</summary>
    [Range(64L << 20, 1L << 40)]
    public long MemoryBytes { get; set; } = 512L << 20;

    /// <summary>Share of processors: 1.0 is one full core.</summary>
    [Range(0.1, 256.0)]
    public double Cpus { get; set; } = 1.0;

    /// <summary>Processes and threads. Node alone has about a dozen threads, a bundler one per core more.</summary>
    [Range(16, 100_000)]
    public int Processes { get; set; } = 256;

    /// <summary>Open files of one process.</summary>
    [Range(64, 1_048_576)]
    public int OpenFiles { get; set; } = 4096;

    /// <summary>Longest file that a process may write, in bytes.</summary>
    [Range(1L << 20, 1L << 42)]
    public long FileBytes { get; set; } = 512L << 20;

    /// <summary>Disk space of a project in bytes: its files and what its sandbox keeps, without the packages, which are shared.</summary>
    [Range(16L << 20, 1L << 50)]
    public long DiskBytes { get; set; } = 2L << 30;

    /// <summary>Files and folders of a project, counted alike.</summary>
    [Range(1000, 1_000_000_000)]
    public long DiskFiles { get; set; } = 200_000;

    /// <summary>Size of <c>/tmp</c> in bytes; it lives in the sandbox's memory.</summary>
    [Range(1L << 20, 1L << 40)]
    public long TemporaryBytes { get; set; } = 256L << 20;

    /// <summary>Size of <c>/dev/shm</c> in bytes; it lives in the sandbox's memory.</summary>
    [Range(1L << 20, 1L << 40)]
    public long SharedMemoryBytes { get; set; } = 64L << 20;
}
