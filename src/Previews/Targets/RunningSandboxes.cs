using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Forja.Sandboxes;

namespace Forja.Previews.Targets;

/// <summary>
/// The last status of each sandbox that runs on this node, and word of each change for whoever waits for one. Only what runs, awake or frozen, is worth keeping:
/// everything else is asked for when somebody waits anyway.
/// </summary>
internal sealed class RunningSandboxes : ISandboxObserver
{
    private readonly ConcurrentDictionary<ProjectId, SandboxStatus> _known = new();
    private readonly ConcurrentDictionary<ProjectId, TaskCompletionSource> _awaited = new();

    /// <summary>Ends at the project's next change.</summary>
    public Task NextChange(ProjectId project) => _awaited.GetOrAdd(project, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public SandboxStatus? Find(ProjectId project) => _known.GetValueOrDefault(project);

    /// <summary>A connection was refused because this run is over.</summary>
    public void Forget(ProjectId project, long epoch)
    {
        if (_known.TryGetValue(project, out var known) && known.Epoch <= epoch) _known.TryRemove(KeyValuePair.Create(project, known));
    }

    public void OnStatus(ProjectId project, SandboxStatus status)
    {
        if (status.State is SandboxState.Running or SandboxState.Frozen) _known[project] = status;
        else _known.TryRemove(project, out _);
        if (_awaited.TryRemove(project, out var awaited)) awaited.SetResult();
    }

    public void OnLog(ProjectId project, SandboxLogLine line) { }
}
