using Forja.ProjectFiles;

namespace Forja.Sandboxes;

/// <summary>Somebody asked for a connection to a run of a sandbox that is over; the route must be read anew.</summary>
public sealed class StaleEpochException(ProjectId project, long epoch)
    : IOException($"Sandbox {project} is not running with epoch {epoch}.");
