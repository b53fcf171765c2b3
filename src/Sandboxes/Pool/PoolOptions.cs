using System.ComponentModel.DataAnnotations;

namespace Forja.Sandboxes.Pool;

/// <summary>Settings of the sandboxes that are made ready ahead of time (section <c>Forja:Sandboxes:Pool</c>).</summary>
public sealed class PoolOptions
{
    /// <summary>Memory that waiting sandboxes may take together, in bytes; 0 keeps none. What is wished for beyond it is not made.</summary>
    [Range(0, 1L << 42)]
    public long MemoryBytes { get; set; } = 768L << 20;

    /// <summary>What one is reckoned to take. A frozen dev server of a starter has 90 to 180 MB.</summary>
    [Range(16L << 20, 1L << 40)]
    public long MemberBytes { get; set; } = 192L << 20;

    /// <summary>Part of the machine's memory that stays free: nothing is made ahead of time when less is.</summary>
    [Range(0.0, 0.9)]
    public double FreeMemory { get; set; } = 0.2;

    /// <summary>Most that wait for one starter. Between two projects a new one is made in about two seconds.</summary>
    [Range(1, 1000)]
    public int PerStarter { get; set; } = 2;

    /// <summary>Quiet time after a person's start before the next one is made: their browser asks for its first page meanwhile, and that comes first.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A starter that could not be started is left out for this long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TryAgainAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many may wait together.</summary>
    internal int Capacity => (int)Math.Min(MemoryBytes / MemberBytes, int.MaxValue);
}
