using System.ComponentModel.DataAnnotations;

namespace Forja.ProjectFiles;

/// <summary>Where projects live on disk, and how large they may grow.</summary>
public sealed class ProjectFilesOptions
{
    /// <summary>The server's data directory; projects are kept below <c>projects/</c> in it. Absolute.</summary>
    [Required]
    public string DataDirectory { get; set; } = "";

    /// <summary>Largest single file, in bytes. 25 MiB holds any source file and most images; videos belong elsewhere.</summary>
    [Range(1024, 1024L * 1024 * 1024)]
    public long MaxFileBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>Most files a project's version may hold. Ignored folders such as node_modules do not count.</summary>
    [Range(1, 1_000_000)]
    public int MaxFiles { get; set; } = 10_000;

    /// <summary>Most bytes all files of a version may have together.</summary>
    [Range(1024, 1024L * 1024 * 1024 * 1024)]
    public long MaxProjectBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>Most bytes that a zip may hold that becomes a project. It passes through memory once, so it is less than a project may grow to.</summary>
    [Range(1024, 1024L * 1024 * 1024)]
    public long MaxImportBytes { get; set; } = 128L * 1024 * 1024;

    /// <summary>A whole manifest is stored every so many versions; those between store only their changes, so that a save stays cheap.</summary>
    [Range(1, 1000)]
    public int VersionsPerManifest { get; set; } = 50;

    /// <summary>How long a head version may wait for its "applied" mark after its last file reached the disk; saves in a row share one mark.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan AppliedMarkDelay { get; set; } = TimeSpan.FromSeconds(1);
}
