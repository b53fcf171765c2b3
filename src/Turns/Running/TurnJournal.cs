using Forja.Generation;
using Forja.ProjectFiles;
using Forja.Turns.Checks;
using Forja.Turns.Checks.Promises;
using Forja.Turns.Events;
using Microsoft.EntityFrameworkCore;

namespace Forja.Turns.Running;

/// <summary>
/// Writes down what a run does: the turn's row and its events, together. Used by one run, from one flow of control at a time; only the gathering of
/// deltas has a timer of its own.
/// </summary>
internal sealed class TurnJournal(EventLog log, TurnJob job, EventLogOptions options, TimeProvider time) : IDisposable
{
    private const int LongestSummary = 200;

    private readonly DeltaGatherer _deltas = new(log, job.Project, job.Turn.Value, options, time);
    private readonly ReplyText _reply = new(job.Left?.Row.Reply ?? "");
    private readonly SortedDictionary<string, TurnFile> _files = new((job.Left?.Row.Files ?? []).ToDictionary(file => file.Path), StringComparer.Ordinal);
    private readonly List<TurnNotice> _notices = [.. job.Left?.Row.Notices ?? []];
    private readonly List<Promise> _said = [];
    private readonly List<Promise> _dropped = [];
    private TurnUsage _usage = job.Left?.Row.Usage ?? TurnUsage.None;
    private TurnUsage _usageOfCall = TurnUsage.None;
    private Receipt? _receipt = job.Left?.Row.Receipt;
    private int _pieces;

    public TurnState State { get; private set; } = job.Left?.State ?? TurnState.Start;

    /// <summary>The version that the turn left, once there is one.</summary>
    public int? Version { get; set; } = job.Left?.Version;

    /// <summary>The newest receipt.</summary>
    public Receipt? Receipt => _receipt;

    /// <summary>What the turn's calls have used so far.</summary>
    public TurnUsage Usage => _usage;

    /// <summary>True when any file is other than before.</summary>
    public bool HasChanges => _files.Count > 0;

    /// <summary>What the model said will be true from now on.</summary>
    public IReadOnlyList<Promise> Said => [.. _said];

    /// <summary>What it took back.</summary>
    public IReadOnlyList<Promise> Dropped => [.. _dropped];

    /// <summary>True when the model asked the person.</summary>
    public bool HasQuestions { get; private set; }

    private string Id => job.Turn.Value;

    /// <summary>Moves the turn; a signal that has no place is ignored. Final signals go through <see cref="EndAsync"/>.</summary>
    public async Task MoveAsync(TurnSignal signal, CancellationToken cancellationToken)
    {
        if (State.Next(signal) is not { } next) return;
        State = next;
        _deltas.Flush();
        await log.AppendAsync(job.Project, [], db => UpdateAsync(db, turn => (turn.Status, turn.Repairs) = (next.Status, next.Repairs)), cancellationToken);
        log.Publish(job.Project, new ProjectEvent.StatusChanged(Id, next.Status));
    }

    public void Say(string text)
    {
        _deltas.Add(null, _reply.Add(text));
    }

    /// <summary>Another call begins: its words are a paragraph of their own.</summary>
    public void Paragraph() => _deltas.Add(null, _reply.Paragraph());

    public void FileStarted(FilePath path)
    {
        _deltas.Flush();
        log.Publish(job.Project, new ProjectEvent.FileStarted(Id, path.Value));
    }

    public void FileDelta(FilePath path, string text) => _deltas.Add(path.Value, text);

    public Task FileDoneAsync(FileChange change, CancellationToken cancellationToken)
    {
        List<ProjectEvent> told = [];
        if (change is { Change: FileChangeKind.Renamed, From: { } from }) told.Add(new ProjectEvent.FileDeleted(Id, from.Value));
        if (change.Change == FileChangeKind.Deleted) told.Add(new ProjectEvent.FileDeleted(Id, change.Path.Value));
        else told.Add(new ProjectEvent.FileDone(Id, change.Path.Value, change.Hash?.Value ?? "", change.Size, change.Change, change.Added, change.Removed));

        Count(change);
        var files = _files.Values.ToList();
        var reply = _reply.ToString();
        return AppendAsync(told, turn => (turn.Files, turn.Reply) = (files, reply), cancellationToken);
    }

    /// <summary>The file is as it was: what was shown of it closes without a change.</summary>
    public Task FileUnchangedAsync(FilePath path, ContentHash hash, long size, CancellationToken cancellationToken) =>
        AppendAsync([new ProjectEvent.FileDone(Id, path.Value, hash.Value, size, FileChangeKind.Modified, 0, 0)], null, cancellationToken);

    public Task FileRefusedAsync(string path, string code, CancellationToken cancellationToken) =>
        AppendAsync([new ProjectEvent.FileRefused(Id, path, code)], null, cancellationToken);

    public Task NoticeAsync(TurnNotice notice, CancellationToken cancellationToken)
    {
        _notices.Add(notice);
        List<TurnNotice> notices = [.. _notices];
        return AppendAsync([new ProjectEvent.Noticed(Id, notice.Code, notice.Args)], turn => turn.Notices = notices, cancellationToken);
    }

    /// <summary>A model is asked; <paramref name="kept"/> is what it had said to the last process.</summary>
    public Task CallBegunAsync(TurnCall call, IReadOnlyList<AnswerPiece> kept, CancellationToken cancellationToken)
    {
        _pieces = kept.Count;
        return AppendAsync([], turn => turn.Call = call, cancellationToken);
    }

    /// <summary>A piece of the answer is finished: should this process die, another goes on after it.</summary>
    public Task KeepAsync(AnswerPiece piece, CancellationToken cancellationToken)
    {
        _deltas.Flush();
        var kept = new TurnPiece { Turn = Id, Number = _pieces++, Json = AnswerPieces.Write(piece) };
        var (usage, reply) = (_usage.Plus(_usageOfCall), _reply.ToString());
        return log.AppendAsync(job.Project, [], async db =>
        {
            db.Add(kept);
            await UpdateAsync(db, turn => (turn.Usage, turn.Reply) = (usage == TurnUsage.None ? null : usage, reply));
        }, cancellationToken);
    }

    /// <summary>Another process goes on with the turn: what of it was not finished is void.</summary>
    public async Task TakenUpAsync(int resumptions, CancellationToken cancellationToken)
    {
        await AppendAsync([new ProjectEvent.TurnResumed(Id, State.Status, _reply.ToString())], turn => turn.Resumptions = resumptions, cancellationToken);
        await NoticeAsync(new TurnNotice(TurnCodes.Resumed, new Dictionary<string, string>()), cancellationToken);
    }

    /// <summary>The running total of the current model call.</summary>
    public void CountUsage(TurnUsage usage) => _usageOfCall = usage;

    /// <summary>A model call is over: its words and its price are stored.</summary>
    public Task CallEndedAsync(CancellationToken cancellationToken)
    {
        (_usage, _usageOfCall) = (_usage.Plus(_usageOfCall), TurnUsage.None);
        var (usage, reply) = (_usage, _reply.ToString());
        List<ProjectEvent> told = [];
        if (reply.Length > 0) told.Add(new ProjectEvent.TextAdded(Id, reply) { Replace = true });
        if (usage != TurnUsage.None)
            told.Add(new ProjectEvent.UsageCounted(Id, usage.InputTokens, usage.OutputTokens, usage.CacheReadTokens, usage.CacheWriteTokens, usage.CostUsd, usage.CacheHitShare));
        _deltas.Flush();
        return log.AppendAsync(job.Project, told, async db =>
        {
            await AnswerPieces.ForgetAsync(db, Id);
            await UpdateAsync(db, turn => (turn.Usage, turn.Reply, turn.Call) = (usage == TurnUsage.None ? null : usage, reply, null));
        }, cancellationToken);
    }

    public Task CheckAsync(Check check, CancellationToken cancellationToken) =>
        AppendAsync([new ProjectEvent.CheckDone(Id, check.Name, check.Status, check.Detail, check.DurationMs)], null, cancellationToken);

    public Task ReceiptAsync(ReceiptTaken taken, CancellationToken cancellationToken)
    {
        var receipt = _receipt = taken.Receipt;
        _deltas.Flush();
        return log.AppendAsync(
            job.Project,
            [new ProjectEvent.ReceiptMade(Id, receipt)],
            async db =>
            {
                await ScreenshotStore.KeepAsync(db, job.Project.Value, receipt.Version, taken.Pictures);
                await UpdateAsync(db, turn => turn.Receipt = receipt);
            },
            cancellationToken);
    }

    /// <summary>The model named what it builds with.</summary>
    public Task StackAsync(string projectName, IReadOnlyList<string> stack, CancellationToken cancellationToken)
    {
        _deltas.Flush();
        return log.AppendAsync(job.Project, [new ProjectEvent.ProjectChanged(projectName, stack)], async db =>
        {
            var project = await db.Set<Project>().SingleAsync(item => item.Id == job.Project, cancellationToken);
            project.Stack = [.. stack];
        }, cancellationToken);
    }

    /// <summary>The model uses a tool.</summary>
    public void Tool(string id, string name, string summary, ToolStatus status)
    {
        _deltas.Flush();
        log.Publish(job.Project, new ProjectEvent.ToolUsed(Id, id, name, summary.Length <= LongestSummary ? summary : summary[..LongestSummary] + "…", status));
    }

    /// <summary>The model says what will be true from now on, or no longer.</summary>
    public void Heed(IReadOnlyList<string> lines)
    {
        const string Drop = "drop ";
        foreach (var line in lines)
        {
            var drops = line.StartsWith(Drop, StringComparison.OrdinalIgnoreCase);
            if (!Promise.TryParse(drops ? line[Drop.Length..] : line, out var promise)) continue;
            var list = drops ? _dropped : _said;
            if (!list.Contains(promise)) list.Add(promise);
        }
    }

    /// <summary>The model asks before it goes on.</summary>
    public Task QuestionsAsync(IReadOnlyList<Question> questions, CancellationToken cancellationToken)
    {
        HasQuestions = true;
        return AppendAsync([new ProjectEvent.QuestionsAsked(Id, questions)], turn => turn.Questions = questions, cancellationToken);
    }

    /// <summary>The turn was to make a plan, and this is it.</summary>
    public Task PlanAsync(CancellationToken cancellationToken) => AppendAsync([new ProjectEvent.PlanMade(Id, _reply.ToString().Trim())], null, cancellationToken);

    /// <summary>The turn's last word.</summary>
    public Task EndAsync(TurnSignal signal, CancellationToken cancellationToken)
    {
        if (State.Next(signal) is not { Final: true } last) throw new InvalidOperationException($"A turn that is {State.Status} cannot end with {signal}.");
        State = last;
        var failure = (signal as TurnSignal.Gone)?.Failure;
        var now = time.GetUtcNow();
        ProjectEvent told = failure is null
            ? new ProjectEvent.TurnDone(Id, last.Status, Version)
            : new ProjectEvent.TurnFailed(Id, failure.Code, failure.Detail, failure.Retryable, Version);
        return AppendAsync([told], turn =>
        {
            (turn.Status, turn.EndedAt, turn.Version, turn.Failure) = (last.Status, now, Version, failure);
            (turn.Reply, turn.Files, turn.Receipt) = (_reply.ToString(), [.. _files.Values], _receipt);
        }, cancellationToken);
    }

    public void Dispose() => _deltas.Dispose();

    private Task AppendAsync(IReadOnlyList<ProjectEvent> told, Action<Turn>? change, CancellationToken cancellationToken)
    {
        _deltas.Flush();
        return log.AppendAsync(job.Project, told, change is null ? null : db => UpdateAsync(db, change), cancellationToken);
    }

    private async Task UpdateAsync(DbContext db, Action<Turn> change) => change(await db.Set<Turn>().SingleAsync(turn => turn.Id == Id));

    // Several writes of one file in a turn are one line in its list: what it was before, what it is now.
    private void Count(FileChange change)
    {
        if (change is { Change: FileChangeKind.Renamed, From: { } from }) _files.Remove(from.Value);
        var before = _files.GetValueOrDefault(change.Path.Value);
        var kind = before is { Change: FileChangeKind.Created } && change.Change == FileChangeKind.Modified ? FileChangeKind.Created : change.Change;
        if (before is { Change: FileChangeKind.Created } && kind == FileChangeKind.Deleted) _files.Remove(change.Path.Value);
        else _files[change.Path.Value] = new TurnFile(change.Path.Value, kind, change.Added + (before?.Added ?? 0), change.Removed + (before?.Removed ?? 0));
    }
}
