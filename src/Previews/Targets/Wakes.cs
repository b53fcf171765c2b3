using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Microsoft.Extensions.Logging;

namespace Forja.Previews.Targets;

/// <summary>One wake per project, shared by every request that waits for it. It goes on when they give up: the next one wants it too.</summary>
internal sealed partial class Wakes(IPreviewTargets targets, ILogger<Wakes> logger)
{
    private readonly ConcurrentDictionary<ProjectId, Lazy<Task<PreviewTarget>>> _running = new();

    public Task<PreviewTarget> Join(ProjectId project) =>
        _running.GetOrAdd(project, id => new Lazy<Task<PreviewTarget>>(() => RunAsync(id))).Value;

    private async Task<PreviewTarget> RunAsync(ProjectId project)
    {
        // Off the request's own thread, so that the entry exists before the wake can end and remove it.
        await Task.Yield();
        try
        {
            // Who asked just before the last wake ended comes just after it.
            if (await targets.FindAsync(project, CancellationToken.None) is PreviewTarget.Ready ready) return ready;

            return await targets.WakeAsync(project, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            LogWakeFailed(project, exception);
            return new PreviewTarget.Failed("sandbox.unreachable", exception.Message);
        }
        finally
        {
            _running.TryRemove(project, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Waking the preview of {Project} failed")]
    private partial void LogWakeFailed(ProjectId project, Exception exception);
}
