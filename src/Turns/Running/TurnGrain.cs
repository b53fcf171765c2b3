using Forja.ProjectFiles;
using Forja.Turns.Endpoints;
using Forja.Turns.Events;
using Forja.Turns.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Running;

/// <summary>Makes sure that a project has one turn at a time. The work itself is a <see cref="TurnRun"/> outside the grain.</summary>
internal sealed partial class TurnGrain(TurnRuns runs, TurnTools tools, IServiceScopeFactory scopes, ILoggerFactory loggers) : Grain, ITurnGrain
{
    private static readonly TurnStatus[] Final = [TurnStatus.Ready, TurnStatus.Failed, TurnStatus.Cancelled];

    private ProjectId Project => ProjectId.Parse(this.GetPrimaryKeyString());

    public async Task<TurnStart> StartAsync(NewTurn turn)
    {
        if (runs.Find(Project) is { } running) return turn.MayWait ? await WaitAsync(turn) : new TurnStart.Busy(running.Turn.Value);

        // It may take up a turn that was left open.
        await RecoverAsync();
        if (runs.Find(Project) is { } resumed) return turn.MayWait ? await WaitAsync(turn) : new TurnStart.Busy(resumed.Turn.Value);
        return await BeginAsync(turn, null);
    }

    private async Task<TurnStart.Started> BeginAsync(NewTurn turn, QueuedTurn? waited)
    {
        var id = TurnId.New();
        var number = await LastNumberAsync() + 1;
        var row = new Turn
        {
            Id = id.Value,
            Project = Project.Value,
            Number = number,
            Text = turn.Text,
            Mode = turn.Mode,
            Attachments = turn.Attachments,
            Model = turn.Model,
            Language = turn.Language,
            OpenFile = turn.OpenFile?.Value,
            Evidence = turn.Evidence,
            BaseVersion = turn.BaseVersion,
            Status = TurnStatus.Queued,
            StartedAt = tools.Time.GetUtcNow(),
        };
        List<ProjectEvent> told = [new ProjectEvent.TurnStarted(id.Value, number, turn.Text, row.Mode, turn.Model)];
        if (waited is not null) told.Add(new ProjectEvent.QueueChanged([.. (await WaitingAsync()).Where(item => item.Id != waited.Id).Select(QueuedTurnDto.Of)]));
        await tools.Events.AppendAsync(
            Project,
            told,
            db =>
            {
                // The message leaves the queue in the transaction in which its turn begins: it is never lost and never runs twice.
                db.Add(row);
                if (waited is not null) db.Remove(waited);
                return Task.CompletedTask;
            },
            CancellationToken.None);

        var job = new TurnJob(Project, id, number, turn.Text, turn.Model, turn.Language, turn.OpenFile, turn.BaseVersion, turn.Starter, NoticeOf(turn)) { Mode = turn.Mode, Attachments = turn.Attachments, Evidence = turn.Evidence };
        runs.Start(Project, new TurnRun(job, tools, loggers.CreateLogger<TurnRun>()));
        return new TurnStart.Started(id.Value, number);
    }

    public Task<bool> StopAsync(string turnId)
    {
        var run = runs.Find(Project);
        var stops = run?.Turn.Value == turnId;
        if (stops) run!.Stop();
        return Task.FromResult(stops);
    }

    private async Task<List<Turn>> OpenAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Turn>().AsNoTracking()
            .Where(turn => turn.Project == Project.Value && !Final.Contains(turn.Status))
            .ToListAsync();
    }

    private async Task<int> LastNumberAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Turn>()
            .Where(turn => turn.Project == Project.Value)
            .MaxAsync(turn => (int?)turn.Number) ?? 0;
    }

    private static TurnNotice? NoticeOf(NewTurn turn)
    {
        if (turn.NoticeCode is null) return null;
        var args = new Dictionary<string, string>();
        if (turn.Starter is not null) args["starter"] = turn.Starter;
        if (turn.NoticeReason is not null) args["reason"] = turn.NoticeReason;
        return new TurnNotice(turn.NoticeCode, args);
    }
}
