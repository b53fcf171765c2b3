using Forja.ProjectFiles;

namespace Forja.Sandboxes;

/// <summary>
/// Told what happens in this node's sandboxes, in order per project. Calls come from the sandbox's own reader: return at once, throw nothing.
/// Any number may be registered.
/// </summary>
public interface ISandboxObserver
{
    void OnStatus(ProjectId project, SandboxStatus status);

    void OnLog(ProjectId project, SandboxLogLine line);
}
