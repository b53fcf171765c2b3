using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Services;

/// <summary>Settings of the databases that projects ask for (section <c>Forja:Services</c>).</summary>
public sealed class ServiceOptions
{
    public const string Section = "Forja:Services";

    /// <summary>What one service may use. Its disk space counts apart from the project's files.</summary>
    [ValidateObjectMembers]
    public SandboxLimits Limits { get; set; } = new()
    {
        // Twice what each of the three settles at with the settings it is given.
        MemoryBytes = 320L << 20,
        // PostgreSQL's segments are a gigabyte each.
        FileBytes = 1L << 30,
        DiskBytes = 2L << 30,
        Processes = 128,
    };

    /// <summary>Longest time from the start to the first answer. A first start makes the database, and one after a crash reads its log again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReadyTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Time to write what is in memory before the end is forced.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>A service whose app does not run, and whose data nobody looks at, stops after this long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Linger { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Snapshots kept of one service; the oldest goes for a new one.</summary>
    [Range(1, 1000)]
    public int Snapshots { get; set; } = 10;

    /// <summary>Longest time for one query of the data browser.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Rows that one answer of the data browser holds at most.</summary>
    [Range(1, 100_000)]
    public int Rows { get; set; } = 500;

    /// <summary>What a service may send for one answer, in bytes: a table of large values is cut here, whatever the number of its rows.</summary>
    [Range(4096, 1L << 32)]
    public long AnswerBytes { get; set; } = 16L << 20;

    /// <summary>Characters of one value in an answer; longer ones are shortened, and say so.</summary>
    [Range(16, 1 << 20)]
    public int ValueCharacters { get; set; } = 2000;
}
