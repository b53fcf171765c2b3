using System.ComponentModel.DataAnnotations;

namespace Forja.Previews;

/// <summary>How previews are opened and carried. Section <c>Forja:Previews</c>; the domain below which they live is <c>Forja:Previews:Host</c>, read by Accounts.</summary>
public sealed class PreviewsOptions
{
    public const string Section = "Forja:Previews";

    /// <summary>How long a one-time link waits to be opened: a working day, so that a link in a terminal or a report still opens after lunch; it opens once.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a browser that opened a link may look at that project.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "90.00:00:00")]
    public TimeSpan GrantLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a page waits for a waking app before the waiting page is shown. Below what a person calls a delay; a frozen sandbox is awake by then.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan HoldNavigation { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The same while its server comes up over packages that are there: nothing takes long then, and a page drawn for half a second is two pages to load instead of one.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan HoldNavigationAtStart { get; set; } = TimeSpan.FromMilliseconds(700);

    /// <summary>How long any other request waits for a waking app before it is answered 503.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:02:00")]
    public TimeSpan HoldRequest { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest silence on a carried connection, in both directions together. Long polls, event streams and sockets are quiet for long.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "1.00:00:00")]
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Requests and sockets that one project may have open at once; above it others' previews would feel them.</summary>
    [Range(16, 65_536)]
    public int MaxConcurrentRequests { get; set; } = 1_024;

    /// <summary>Ports inside a sandbox that no address leads to, beside everything below 1024 except 80: Docker's, and the local package registry's.</summary>
    public ISet<int> ReservedPorts { get; } = new HashSet<int> { 2375, 2376, 4873, 4874 };

    /// <summary>The built bridge script; found beside the UI when not set. Without it pages are passed on unchanged.</summary>
    public string? BridgePath { get; set; }

    /// <summary>The folder of the in-browser runtime's own files; found beside the UI when not set.</summary>
    public string? RuntimePath { get; set; }

    /// <summary>How long visitors get the snapshot before the newest version's, while its author's browser may be compiling that one; after it a sandbox serves the version.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan SnapshotGrace { get; set; } = TimeSpan.FromSeconds(10);
}
