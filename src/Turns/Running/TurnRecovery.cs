using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Running;

/// <summary>
/// Before the server takes its first request: brings every project's files to its newest version. Once everything is up: goes on with the turns that ran when the last process
/// died, or ends them with a reason.
/// </summary>
internal sealed partial class TurnRecovery(IServiceScopeFactory scopes, IGrainFactory grains, ILogger<TurnRecovery> logger) : IHostedLifecycleService
{
    private static readonly TurnStatus[] Final = [TurnStatus.Ready, TurnStatus.Failed, TurnStatus.Cancelled];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var project in await scope.ServiceProvider.GetRequiredService<ProjectStore>().UnappliedAsync(cancellationToken))
        {
            await grains.GetGrain<IProjectGrain>(project.Value).OpenAsync();
        }
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var open = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Turn>()
            .Where(turn => !Final.Contains(turn.Status)).Select(turn => turn.Project).Distinct().ToListAsync(cancellationToken);
        foreach (var project in open)
        {
            await grains.GetGrain<ITurnGrain>(project).RecoverAsync();
            LogRecovered(project);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "Project {Project} had a turn that the last process did not end; it goes on, or is marked as interrupted; its files are kept")]
    private partial void LogRecovered(string project);
}
