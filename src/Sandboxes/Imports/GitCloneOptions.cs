using System.ComponentModel.DataAnnotations;

namespace Forja.Sandboxes.Imports;

/// <summary>What fetching a repository may cost. Section <c>Forja:GitImport</c>.</summary>
public sealed class GitCloneOptions
{
    public const string Section = "Forja:GitImport";

    /// <summary>Longest time for one repository. A person waits for it.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Most bytes that a repository may take on the disk while it is fetched; its newest state alone is.</summary>
    [Range(1024 * 1024, 4L * 1024 * 1024 * 1024)]
    public long MaxBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>For tests: also fetches over plain HTTP from this machine. Never set it on a server that others reach.</summary>
    public bool AllowLoopback { get; set; }
}
