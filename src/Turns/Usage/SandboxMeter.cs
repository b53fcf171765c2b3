using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Usage;

/// <summary>Counts how long sandboxes run. Written down once a minute, so a server that is killed forgets no more than that.</summary>
internal sealed partial class SandboxMeter(IServiceScopeFactory scopes, TimeProvider time, ILogger<SandboxMeter> logger) : BackgroundService, ISandboxObserver
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ProjectId, SandboxClock> _clocks = new();

    public void OnStatus(ProjectId project, SandboxStatus status) => _clocks.GetOrAdd(project, _ => new SandboxClock(time)).Move(status.State);

    public void OnLog(ProjectId project, SandboxLogLine line)
    {
    }

    /// <summary>Writes down what was counted since the last time.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        foreach (var (project, clock) in _clocks)
        {
            var (running, frozen) = clock.Take();
            if (running == TimeSpan.Zero && frozen == TimeSpan.Zero) continue;
            var row = await db.Set<SandboxDay>().FindAsync([project.Value, day], cancellationToken);
            if (row is null) db.Add(row = new SandboxDay { Project = project.Value, Day = day });
            row.Running += running.TotalSeconds;
            row.Frozen += frozen.TotalSeconds;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await WriteAsync(stoppingToken);
                }
                catch (DbUpdateException error)
                {
                    // A database that is gone for a while: these minutes are not counted, and nothing else suffers.
                    LogNotWritten(error);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The hours of sandboxes could not be written down")]
    private partial void LogNotWritten(Exception error);
}
