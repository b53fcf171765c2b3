using Forja.ProjectFiles;
using Forja.Turns.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Running;

/// <content>A turn that no process runs any more goes on here, or ends with a reason.</content>
internal sealed partial class TurnGrain
{
    public async Task RecoverAsync()
    {
        if (runs.Find(Project) is not null) return;
        foreach (var open in await OpenAsync())
        {
            // What the model had finished lies in the working tree; it becomes a version, so that the person loses nothing and a model that goes on reads what it wrote.
            var version = await GrainFactory.GetGrain<IProjectGrain>(Project.Value)
                .CommitAsync(new CommitRequest(VersionAuthors.Model, open.Text.Split('\n')[0], open.Model, open.Id));
            if (runs.Find(Project) is null && MayGoOn(open)) await GoOnAsync(open);
            else await InterruptedAsync(open, version?.Number);
        }
    }

    private bool MayGoOn(Turn turn) =>
        turn.Resumptions < tools.Options.Value.MaxResumptions && tools.Time.GetUtcNow() - turn.StartedAt <= tools.Options.Value.ResumeWithin;

    private async Task GoOnAsync(Turn turn)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        var project = await db.Set<Project>().AsNoTracking().SingleAsync(item => item.Id == Project);
        var openFile = turn.OpenFile is { } path && FilePath.TryParse(path, out var parsed) ? parsed : null;
        var job = new TurnJob(Project, TurnId.Parse(turn.Id), turn.Number, turn.Text, turn.Model, turn.Language, openFile, turn.BaseVersion, project.Starter, null)
        {
            Mode = turn.Mode,
            Attachments = turn.Attachments,
            Evidence = turn.Evidence,
            Left = new TurnLeft(turn, await AnswerPieces.ReadAsync(db, turn.Id), project.Head),
        };
        runs.Start(Project, new TurnRun(job, tools, loggers.CreateLogger<TurnRun>()));
    }

    private Task InterruptedAsync(Turn turn, int? version)
    {
        var failure = new TurnFailure(TurnCodes.Interrupted, null, Retryable: true);
        return tools.Events.AppendAsync(
            Project,
            [new ProjectEvent.TurnFailed(turn.Id, failure.Code, null, failure.Retryable, version)],
            async db =>
            {
                await AnswerPieces.ForgetAsync(db, turn.Id);
                var row = await db.Set<Turn>().SingleAsync(item => item.Id == turn.Id);
                (row.Status, row.Failure, row.EndedAt, row.Version, row.Call) = (TurnStatus.Failed, failure, tools.Time.GetUtcNow(), version ?? row.Version, null);
            },
            CancellationToken.None);
    }
}
