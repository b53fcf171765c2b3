using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns.Endpoints;

namespace Forja.Turns.Events;

/// <summary>Tells watchers what happens in a project's sandbox. Log lines are gathered for a moment: a program may print thousands a second.</summary>
internal sealed class SandboxEvents(EventLog events, SandboxDtos sandboxes, TimeProvider time) : ISandboxObserver
{
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<ProjectId, LogGatherer> _logs = new();

    public void OnStatus(ProjectId project, SandboxStatus status)
    {
        var sandbox = sandboxes.Of(project, status);
        Logs(project).Flush();
        events.Publish(project, new ProjectEvent.SandboxChanged(sandbox));
        if (status.State == SandboxState.Running && status.Ports.FirstOrDefault(port => port.Web) is { } web)
            events.Publish(project, new ProjectEvent.PreviewReady(sandbox.Ports.First(port => port.Port == web.Port).Url, web.Port));
    }

    public void OnLog(ProjectId project, SandboxLogLine line) => Logs(project).Add(line);

    /// <summary>The project is gone.</summary>
    public void Forget(ProjectId project)
    {
        if (_logs.TryRemove(project, out var gatherer)) gatherer.Dispose();
    }

    private LogGatherer Logs(ProjectId project) => _logs.GetOrAdd(project, id => new LogGatherer(lines => events.Publish(id, lines), GatherFor, time));
}
