using System.ComponentModel.DataAnnotations;

namespace Forja.Sandboxes.Changes;

/// <summary>How changes that programs make in a project become versions (section <c>Forja:Changes</c>).</summary>
public sealed class ChangesOptions
{
    public const string Section = "Forja:Changes";

    /// <summary>Folders of one project that are watched. Beyond, the project is looked at every <see cref="LookEvery"/>; the kernel's watches are for all.</summary>
    [Range(1, 1_000_000)]
    public int WatchedFolders { get; set; } = 2000;

    /// <summary>Time without a change after which what changed is taken in: a generator or a package manager writes its files one after another.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan Quiet { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Longest wait for such a time.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest time between two versions of a program that goes on changing a tracked file (a log, a database). It grows to this from a second.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestSpacing { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a project is looked at that cannot be watched.</summary>
    [Range(typeof(TimeSpan), "00:00:00.2", "01:00:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(10);
}
