using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forja.ProjectFiles;

/// <summary>After a start: opens the projects whose newest version a dying server had not finished writing to disk, and removes what is left of deleted ones.</summary>
internal sealed partial class RecoverProjects(
    IServiceScopeFactory scopes,
    IGrainFactory grains,
    ProjectFolders folders,
    IHostApplicationLifetime lifetime,
    ILogger<RecoverProjects> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The grains and the migrated database are there once all has started.
        await StartedAsync(stoppingToken);
        await Task.Run(folders.RemoveLeftovers, stoppingToken);
        await using var scope = scopes.CreateAsyncScope();
        foreach (var project in await scope.ServiceProvider.GetRequiredService<ProjectStore>().UnappliedAsync(stoppingToken))
        {
            await OpenAsync(project);
        }
    }

    // One project that cannot be opened must not keep the others, or the server, from coming up; it will say so again when it is used.
    private async Task OpenAsync(ProjectId project)
    {
        try
        {
            await grains.GetGrain<IProjectGrain>(project.Value).OpenAsync();
        }
        catch (Exception error)
        {
            LogFailed(error, project);
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Project {Project} could not be brought to its newest version.")]
    private partial void LogFailed(Exception error, ProjectId project);
}
