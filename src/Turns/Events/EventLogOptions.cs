using System.ComponentModel.DataAnnotations;

namespace Forja.Turns.Events;

/// <summary>How much of a project's past stays in memory for clients that reconnect, and how live text is gathered.</summary>
public sealed class EventLogOptions
{
    /// <summary>Events kept in memory per project; at 33 gathered deltas a second about a minute of writing.</summary>
    [Range(16, 1_000_000)]
    public int RingEvents { get; set; } = 2_000;

    /// <summary>Bytes of events kept in memory per project, whatever their number.</summary>
    [Range(64 * 1024, 1 << 30)]
    public int RingBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long deltas are gathered before they are sent: two frames of a 60 Hz screen, so that nobody sees it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:01")]
    public TimeSpan GatherFor { get; set; } = TimeSpan.FromMilliseconds(30);

    /// <summary>Characters after which gathered deltas are sent at once.</summary>
    [Range(1, 1 << 20)]
    public int GatherCharacters { get; set; } = 8 * 1024;

    /// <summary>Silence after which a stream sends a comment, below the usual 30–60 s after which proxies cut.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);
}
