using Forja.ProjectFiles;
using Forja.Turns.Endpoints;
using Forja.Turns.Events;
using Forja.Turns.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Turns.Running;

/// <content>
/// Messages that wait for the running turn. The next one starts by itself only after a turn that ended well: what failed, was stopped, or asks something is looked at by
/// a person first.
/// </content>
internal sealed partial class TurnGrain
{
    /// <summary>More than this is a script, not a person.</summary>
    private const int MostWaiting = 50;

    public async Task NextAsync()
    {
        if (runs.Find(Project) is not null || await LastAsync() is not { Status: TurnStatus.Ready, Questions.Count: 0 }) return;
        if ((await WaitingAsync()).FirstOrDefault() is { } first) await BeginAsync(await ReadyAsync(first), first);
    }

    public async Task<bool> ChangeQueuedAsync(string queuedId, QueuedChange change)
    {
        var waiting = await WaitingAsync();
        if (waiting.Find(item => item.Id == queuedId) is not { } changed) return false;

        changed.Text = change.Text ?? changed.Text;
        changed.Mode = change.Mode ?? changed.Mode;
        changed.Model = change.Model ?? changed.Model;
        if (change.Position is { } place)
        {
            waiting.Remove(changed);
            waiting.Insert(Math.Clamp(place, 0, waiting.Count), changed);
        }

        for (var at = 0; at < waiting.Count; at++) waiting[at].Position = at;
        await tools.Events.AppendAsync(Project, [Told(waiting)], db =>
        {
            db.UpdateRange(waiting);
            return Task.CompletedTask;
        }, CancellationToken.None);
        return true;
    }

    public async Task<bool> CancelQueuedAsync(string queuedId)
    {
        var waiting = await WaitingAsync();
        if (waiting.Find(item => item.Id == queuedId) is not { } cancelled) return false;
        waiting.Remove(cancelled);
        await tools.Events.AppendAsync(Project, [Told(waiting)], db => Task.FromResult(db.Remove(cancelled)), CancellationToken.None);
        return true;
    }

    public async Task<TurnStart?> RunQueuedAsync(string queuedId)
    {
        if ((await WaitingAsync()).Find(item => item.Id == queuedId) is not { } wanted) return null;
        if (runs.Find(Project) is { } running) return new TurnStart.Busy(running.Turn.Value);

        await RecoverAsync();
        if (runs.Find(Project) is { } resumed) return new TurnStart.Busy(resumed.Turn.Value);
        return await BeginAsync(await ReadyAsync(wanted), wanted);
    }

    private async Task<TurnStart> WaitAsync(NewTurn turn)
    {
        var waiting = await WaitingAsync();
        if (waiting.Count >= MostWaiting) return new TurnStart.Busy(runs.Find(Project)?.Turn.Value ?? "");

        var queued = new QueuedTurn
        {
            Id = TurnId.New().Value,
            Project = Project.Value,
            Position = waiting.Count == 0 ? 0 : waiting[^1].Position + 1,
            Text = turn.Text,
            Mode = turn.Mode,
            Model = turn.Model,
            Language = turn.Language,
            OpenFile = turn.OpenFile?.Value,
            Attachments = WithEvidence(turn),
            At = tools.Time.GetUtcNow(),
        };
        await tools.Events.AppendAsync(Project, [Told([.. waiting, queued])], db => Task.FromResult(db.Add(queued)), CancellationToken.None);

        // The turn that ran may have ended while this was written down.
        if (runs.Find(Project) is null) await NextAsync();
        return new TurnStart.Queued(queued.Id);
    }

    // What the person saw fail belongs to the message and waits with it.
    private static IReadOnlyList<TurnAttachment> WithEvidence(NewTurn turn) => turn.Evidence is { } evidence
        ? [.. turn.Attachments, new TurnAttachment("evidence.txt", "text/plain", System.Text.Encoding.UTF8.GetBytes(evidence))]
        : turn.Attachments;

    private async Task<NewTurn> ReadyAsync(QueuedTurn queued)
    {
        await using var scope = scopes.CreateAsyncScope();
        var project = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Project>().AsNoTracking().SingleAsync(item => item.Id == Project);
        var openFile = queued.OpenFile is { } path && FilePath.TryParse(path, out var parsed) ? parsed : null;
        return new NewTurn(queued.Text, queued.Model ?? project.Model, queued.Language, openFile, project.Starter, project.Head, null, null) { Mode = queued.Mode, Attachments = queued.Attachments };
    }

    private async Task<List<QueuedTurn>> WaitingAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DbContext>().Set<QueuedTurn>().AsNoTracking()
            .Where(item => item.Project == Project.Value).OrderBy(item => item.Position).ToListAsync();
    }

    private async Task<Turn?> LastAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Turn>().AsNoTracking()
            .Where(item => item.Project == Project.Value).OrderByDescending(item => item.Number).FirstOrDefaultAsync();
    }

    private static ProjectEvent.QueueChanged Told(IEnumerable<QueuedTurn> waiting) => new([.. waiting.Select(QueuedTurnDto.Of)]);
}
