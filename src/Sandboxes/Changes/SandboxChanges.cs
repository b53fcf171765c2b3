using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Changes;

/// <summary>
/// What programs inside change (a terminal's command, a generator, a package manager) comes back as versions of the project, made by its single writer. Follows each
/// sandbox of this node from its start to its stop.
/// </summary>
internal sealed partial class SandboxChanges(
    TreeWatches watches, ProjectFolders folders, IServiceProvider services, IOptions<ChangesOptions> options, TimeProvider time, ILogger<SandboxChanges> logger)
    : ISandboxObserver, IAsyncDisposable
{
    private readonly ConcurrentDictionary<ProjectId, Lazy<ProjectChanges>> _projects = new();

    public void OnStatus(ProjectId project, SandboxStatus status)
    {
        if (status.State != SandboxState.Stopped) _ = _projects.GetOrAdd(project, id => new Lazy<ProjectChanges>(() => Begin(id))).Value;
        else if (_projects.TryRemove(project, out var ended)) _ = ended.Value.DisposeAsync();
    }

    public void OnLog(ProjectId project, SandboxLogLine line)
    {
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var project in _projects.Values) await project.Value.DisposeAsync();
        watches.Dispose();
    }

    private ProjectChanges Begin(ProjectId project) =>
        new ProjectChanges(watches, folders.TreeOf(project).Root, () => TakeInAsync(project), options.Value, time).Begin();

    private async Task<bool> TakeInAsync(ProjectId project)
    {
        try
        {
            return services.GetService<IGrainFactory>() is { } grains && await grains.GetGrain<IProjectGrain>(project.Value).TakeInAsync() is not null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The files stay where they are, and the next change or the next save takes them in.
            LogNotTaken(exception, project);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "What programs changed in {Project} could not be taken in.")]
    private partial void LogNotTaken(Exception exception, ProjectId project);
}
