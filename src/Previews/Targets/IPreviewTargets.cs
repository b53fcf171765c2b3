using Forja.ProjectFiles;

namespace Forja.Previews.Targets;

/// <summary>
/// The edge's view of whatever runs projects. Implemented over the sandboxes; the protocol tests put plain sockets behind it. The edge never derives a target from
/// what a request says: it names a project and is given a byte stream.
/// </summary>
public interface IPreviewTargets
{
    /// <summary>What is there now. Starts nothing.</summary>
    ValueTask<PreviewTarget> FindAsync(ProjectId project, CancellationToken cancellationToken);

    /// <summary>Starts it if need be and ends when it is ready or failed.</summary>
    Task<PreviewTarget> WakeAsync(ProjectId project, CancellationToken cancellationToken);

    Task RestartAsync(ProjectId project, CancellationToken cancellationToken);

    /// <summary>A new connection to a port of this run. Throws <see cref="IOException"/> when the run is over or nothing listens.</summary>
    ValueTask<Stream> ConnectAsync(ProjectId project, long epoch, int port, CancellationToken cancellationToken);

    /// <summary>Ends when its state is another than now; whoever waits looks first, asks for this before, and bounds the wait.</summary>
    Task NextChange(ProjectId project);

    /// <summary>The last lines that it printed, oldest first.</summary>
    IReadOnlyList<string> RecentLines(ProjectId project, int count);

    /// <summary>Keeps it awake while a request is under way; null when there is nothing to keep.</summary>
    IDisposable? Hold(ProjectId project);

    /// <summary>Somebody uses it.</summary>
    void Touch(ProjectId project);
}
