using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>
/// This node's sandboxes, from the server's start to its end: leftovers of an earlier run are removed first, idle ones are frozen and later stopped meanwhile, all are stopped last.
/// </summary>
internal sealed partial class LiveSandboxes(
    SandboxTools tools, IOptions<SandboxOptions> options, TimeProvider time, ILogger<LiveSandboxes> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<ProjectId, Sandbox> _sandboxes = new();
    private volatile bool _stopping;

    public IEnumerable<Sandbox> All => _sandboxes.Values;

    public Sandbox? Find(ProjectId project) => _sandboxes.GetValueOrDefault(project);

    /// <summary>The project's sandbox, running or not.</summary>
    public Sandbox Of(ProjectId project) =>
        _stopping ? throw new SandboxFailedException("sandbox.server-stopping", "The server is stopping.") : _sandboxes.GetOrAdd(project, id => new Sandbox(id, tools));

    public async Task DeleteAsync(ProjectId project, CancellationToken cancellationToken)
    {
        await Of(project).DeleteAsync(cancellationToken);
        _sandboxes.TryRemove(project, out _);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tools.Hosts.ReclaimAsync(cancellationToken);
        }
        catch (SandboxFailedException exception)
        {
            // The server is of use without sandboxes; each start will fail for the same reason, and name it.
            LogUnavailable(exception, exception.Message);
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_sandboxes.Values.Select(sandbox => sandbox.StopAsync(CancellationToken.None)));
        await tools.Services.StopAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.IdleCheck, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Task.WhenAll(_sandboxes.Values.Select(sandbox => sandbox.LookAfterAsync(stoppingToken)));
                await tools.Services.LookAfterAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sandboxes cannot be started: {Reason}")]
    private partial void LogUnavailable(Exception exception, string reason);
}
