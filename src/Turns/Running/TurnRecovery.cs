using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Running;

/// <summary>Before the server takes its first request: brings every project's files to its newest version, and ends the turns that ran when the last process died.</summary>
internal sealed partial class TurnRecovery(IServiceScopeFactory scopes, IGrainFactory grains, ILogger<TurnRecovery> logger) : IHostedService
{
    private static readonly TurnStatus[] Final = [TurnStatus.Ready, TurnStatus.Failed, TurnStatus.Cancelled];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var project in await scope.ServiceProvider.GetRequiredService<ProjectStore>().UnappliedAsync(cancellationToken))
        {
            await grains.GetGrain<IProjectGrain>(project.Value).OpenAsync();
        }

        var open = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Turn>()
            .Where(turn => !Final.Contains(turn.Status)).Select(turn => turn.Project).Distinct().ToListAsync(cancellationToken);
        foreach (var project in open)
        {
            await grains.GetGrain<ITurnGrain>(project).RecoverAsync();
            LogRecovered(project);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "Project {Project} had a turn that the last process did not end; it is marked as interrupted and its files are kept")]
    private partial void LogRecovered(string project);
}
