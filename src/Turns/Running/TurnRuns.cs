using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Running;

/// <summary>The turns that run in this process, at most one a project. When the server stops they stop where they are, and the next one goes on with them.</summary>
internal sealed partial class TurnRuns(IGrainFactory grains, ILogger<TurnRuns> logger) : IHostedService
{
    private readonly ConcurrentDictionary<ProjectId, (TurnRun Run, Task Done)> _running = new();
    private volatile bool _stopping;

    public TurnRun? Find(ProjectId project) => _running.TryGetValue(project, out var running) && !running.Done.IsCompleted ? running.Run : null;

    /// <summary>Ends when the project's turn has ended; at once when none runs.</summary>
    public Task WaitAsync(ProjectId project) => _running.TryGetValue(project, out var running) ? running.Done : Task.CompletedTask;

    public void Start(ProjectId project, TurnRun run)
    {
        // Off the grain's scheduler: a run outlives the call that started it and must not hold up the grain.
        var done = Task.Run(() => run.RunAsync());
        _running[project] = (run, done);
        _ = done.ContinueWith(ended =>
        {
            if (ended.Exception is { } error) LogLost(error, run.Turn);
            _running.TryRemove(new KeyValuePair<ProjectId, (TurnRun, Task)>(project, (run, done)));
            _ = NextAsync(project);
        }, TaskScheduler.Default);
    }

    /// <summary>A message may wait for this moment.</summary>
    private async Task NextAsync(ProjectId project)
    {
        if (_stopping) return;
        try
        {
            await grains.GetGrain<ITurnGrain>(project.Value).NextAsync();
        }
        catch (Exception error)
        {
            // It still waits, and a person can start it.
            LogNotStarted(error, project);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        var running = _running.Values.ToList();
        foreach (var (run, _) in running) run.Interrupt();
        await Task.WhenAll(running.Select(item => item.Done)).WaitAsync(cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [LoggerMessage(LogLevel.Critical, "The end of turn {Turn} could not be stored")]
    private partial void LogLost(Exception error, TurnId turn);

    [LoggerMessage(LogLevel.Error, "The next message of project {Project} could not be started")]
    private partial void LogNotStarted(Exception error, ProjectId project);
}
