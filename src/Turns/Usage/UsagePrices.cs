using System.ComponentModel.DataAnnotations;

namespace Forja.Turns.Usage;

/// <summary>
/// What this machine's work is worth, in US dollars, for estimates; models' prices are the generation stage's. The defaults are about what a small rented machine costs.
/// </summary>
public sealed class UsagePrices
{
    public const string Section = "Forja:Usage";

    /// <summary>One processor for an hour.</summary>
    [Range(0, 1000)]
    public double CpuHour { get; set; } = 0.02;

    /// <summary>One gigabyte of memory for an hour.</summary>
    [Range(0, 1000)]
    public double MemoryGbHour { get; set; } = 0.005;

    /// <summary>One gigabyte on the disk for a month.</summary>
    [Range(0, 1000)]
    public double StorageGbMonth { get; set; } = 0.10;

    /// <summary>How much more a container of Docker takes than a sandbox of our own for the same hour: it is not frozen, and the daemon has its share.</summary>
    [Range(1, 100)]
    public double DockerFactor { get; set; } = 1.25;
}
