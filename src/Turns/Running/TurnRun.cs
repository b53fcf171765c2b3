using Forja.Generation;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns.Checks;
using Forja.Turns.Checks.Browsing;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Running;

/// <summary>
/// A turn's journey through the stages, in this order: ask and write, store a version, see it run, look at it, mend it if need be, say how it ended.
/// Whatever happens, it ends with exactly one last word and keeps what was finished.
/// </summary>
internal sealed partial class TurnRun(TurnJob job, TurnTools tools, ILogger logger)
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IProjectGrain _project = tools.Grains.GetGrain<IProjectGrain>(job.Project.Value);
    private readonly ISandboxGrain _sandbox = tools.Grains.GetGrain<ISandboxGrain>(job.Project.Value);
    private readonly TurnJournal _journal = new(tools.Events, job, tools.EventOptions.Value, tools.Time);
    private Task _synced = Task.CompletedTask;
    private bool _recipeChanged;
    private BrowserSession? _browser;
    private IReadOnlyList<AnswerPiece> _kept = job.Left?.Pieces ?? [];
    private volatile bool _serverEnds;

    public TurnId Turn => job.Turn;

    /// <summary>A person wants it to end. Files that are complete stay.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>The server ends; the next one goes on with the turn.</summary>
    public void Interrupt()
    {
        _serverEnds = true;
        _stop.Cancel();
    }

    public async Task RunAsync()
    {
        using var journal = _journal;
        TurnSignal end;
        try
        {
            end = await JourneyAsync(_stop.Token);
        }
        catch (Exception reason) when (_serverEnds)
        {
            LogLeft(reason, job.Turn, job.Project);
            return;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            end = new TurnSignal.Stopped();
        }
        catch (Exception error)
        {
            LogFailed(error, job.Turn, job.Project);
            end = new TurnSignal.Gone(new TurnFailure(TurnCodes.Internal, error.Message, Retryable: true));
        }

        await EndAsync(end);
    }

    private async Task<TurnSignal> JourneyAsync(CancellationToken cancellationToken)
    {
        var logAfter = tools.Logs.Read(job.Project).LastOrDefault()?.Sequence ?? 0;
        await BeginAsync(cancellationToken);
        if (job.OpeningNotice is { } notice) await _journal.NoticeAsync(notice, cancellationToken);
        if (job.Mode != TurnMode.Build) return await TalkAsync(cancellationToken);
        if (job.Left is { Reviews: true } left) return await EndReviewAsync(left, cancellationToken);

        await _sandbox.StartAsync(StartReason.Turn).WaitAsync(cancellationToken);
        using var awake = tools.Connections.Hold(job.Project);
        await using var browser = _browser = BrowserSession.Start(tools.Browsers, job.Project, Plain(tools.Previews.AddressOf(job.Project)), job.Language, tools.Time);

        var edits = new TurnEdits(_project, job, _journal, OnWritten);
        var evidence = FirstEvidence();
        var lastSignature = job.Left is { Asks: false } ? "" : null;
        ReceiptTaken? good = null, best = null;
        while (true)
        {
            IReadOnlyList<ObservedFailure> refused = [];
            if (job.Model is not null && (evidence is not null || lastSignature is null))
            {
                if (await AnswerAsync(edits, evidence, cancellationToken) is { } failure) return new TurnSignal.Gone(failure);
                refused = edits.TakeRefused();
                if (evidence is null && refused.Count == 0 && !_journal.HasChanges) return await NothingWrittenAsync(cancellationToken);
            }

            await CommitAsync();
            await _journal.MoveAsync(new TurnSignal.Written(), cancellationToken);
            await SyncedAsync(cancellationToken);
            var status = await _sandbox.WaitReadyAsync().WaitAsync(cancellationToken);
            await _journal.MoveAsync(new TurnSignal.Up(), cancellationToken);
            var taken = await TakeAsync(status, logAfter, browser, cancellationToken);
            await _journal.ReceiptAsync(taken, cancellationToken);

            var failed = taken.Receipt.Failed.ToList();
            if (best is null || !IsWorse(taken, best)) best = taken;

            // A second look may only make a good version better.
            if (good is not null && (refused.Count > 0 || IsWorse(taken, good)))
            {
                await TakeBackAsync(good, TurnCodes.LookUndone, cancellationToken);
                return new TurnSignal.Proven();
            }

            if (failed.Count == 0 && refused.Count == 0)
            {
                if (good is not null || await ReviewOfAsync(taken, cancellationToken) is not { } review) return new TurnSignal.Proven();
                if (await LookAgainAsync(edits, good = taken, review, cancellationToken) is { } end) return end;
                (evidence, lastSignature) = (null, "");
                logAfter = tools.Logs.Last(job.Project);
                continue;
            }

            // What the sandbox itself could not do is nothing that a model or a package could mend.
            if (failed.Count > 0 && SandboxFault(status) is { } fault) return new TurnSignal.Gone(fault);

            var signature = ErrorSignature.Of(failed) + string.Join('\n', refused.Select(item => item.Summary));
            var stuck = signature == lastSignature;
            if (stuck && job.Model is not null) await _journal.NoticeAsync(Notice(TurnCodes.RepairStuck, ("check", failed.FirstOrDefault()?.Name ?? "edits")), cancellationToken);
            if (stuck || !_journal.State.MayRepair) return await GiveUpAsync(taken, best, refused.Count, cancellationToken);

            lastSignature = signature;
            evidence = null;
            logAfter = tools.Logs.Read(job.Project).LastOrDefault()?.Sequence ?? 0;
            if (await AddMissingPackageAsync(failed, cancellationToken) || await MendImportAsync(failed, cancellationToken)) continue;
            if (job.Model is null) return failed.Any(Receipt.Breaks) ? Unmended(failed) : new TurnSignal.Proven();

            await _journal.MoveAsync(new TurnSignal.Broken(), cancellationToken);
            await _journal.NoticeAsync(Notice(TurnCodes.Repairing, ("attempt", $"{_journal.State.Repairs}"), ("check", failed.FirstOrDefault()?.Name ?? "edits")), cancellationToken);
            evidence = new FailureEvidence([.. refused, .. failed.Select(Observed)], _journal.State.Repairs);
        }
    }

    /// <summary>Asks the model and takes in its whole answer; null when it completed.</summary>
    private async Task<TurnFailure?> AnswerAsync(TurnEdits edits, FailureEvidence? evidence, CancellationToken cancellationToken)
    {
        var toolbox = new TurnToolbox(tools.Folders, tools.Logs, tools.Secrets, _sandbox, job, edits, LookAsync);
        var writing = new TurnWriting(tools.Generator, toolbox, edits, _journal, token => tools.Context.NameAsync(job.Project, token));
        var kept = Interlocked.Exchange(ref _kept, []);
        await _journal.CallBegunAsync(new TurnCall(evidence?.Failures ?? [], evidence is { IsReview: true }), kept, cancellationToken);
        var request = await tools.Context.GatherAsync(job, evidence, cancellationToken) with { Kept = kept };
        var budget = await tools.Usage.LeftAsync(job.Project, job.Turn, _journal.Usage, cancellationToken);
        var failure = await writing.RunAsync(request with { Budget = budget }, cancellationToken);
        await _journal.CallEndedAsync(cancellationToken);
        return failure;
    }

    /// <summary>A turn that changes nothing needs no sandbox and no checks.</summary>
    private async Task<TurnSignal> TalkAsync(CancellationToken cancellationToken)
    {
        if (job.Model is null) return new TurnSignal.Gone(new TurnFailure(TurnCodes.NoModel, null, Retryable: true));
        if (await AnswerAsync(new TurnEdits(_project, job, _journal, OnWritten), null, cancellationToken) is { } failure) return new TurnSignal.Gone(failure);
        if (job.Mode == TurnMode.Plan) await _journal.PlanAsync(cancellationToken);
        return new TurnSignal.Answered();
    }

    /// <summary>The model asked something, or only talked: that is told, and there is nothing to check.</summary>
    private async Task<TurnSignal> NothingWrittenAsync(CancellationToken cancellationToken)
    {
        if (!_journal.HasQuestions) await _journal.NoticeAsync(Notice(TurnCodes.NothingChanged), cancellationToken);
        return new TurnSignal.Answered();
    }

    private void OnWritten(FilePath path)
    {
        if (path.Value is "package.json" or "package-lock.json" or "requirements.txt" or "pyproject.toml") _synced = SyncAfterAsync(_synced);
        if (path.Value == "forja.json") _recipeChanged = true;

        async Task SyncAfterAsync(Task before)
        {
            await before;
            await _sandbox.SyncDependenciesAsync();
        }
    }

    private async Task SyncedAsync(CancellationToken cancellationToken)
    {
        await _synced.WaitAsync(cancellationToken);
        if (_recipeChanged) await _sandbox.RestartAsync().WaitAsync(cancellationToken);
        _recipeChanged = false;

        // A server that ended by itself over half-written files gets its chance over the whole ones.
        if (job.Model is not null) await _sandbox.StartAsync(StartReason.Turn).WaitAsync(cancellationToken);
    }

    /// <summary>Makes a version of what changed; false when nothing did.</summary>
    private async Task<bool> CommitAsync()
    {
        var version = await _project.CommitAsync(new CommitRequest(VersionAuthors.Model, Message(), job.Model, job.Turn.Value));
        _journal.Version = version?.Number ?? _journal.Version ?? job.BaseVersion;
        return version is not null;
    }

    private async Task EndAsync(TurnSignal end)
    {
        try
        {
            await _journal.CallEndedAsync(CancellationToken.None);
            await CommitAsync();
        }
        catch (Exception error)
        {
            LogFailed(error, job.Turn, job.Project);
            end = new TurnSignal.Gone(new TurnFailure(TurnCodes.Internal, error.Message, Retryable: true));
        }

        await _journal.EndAsync(end, CancellationToken.None);
    }

    // The way from the browser to the app is bytes to its port, which knows no TLS.
    private static Uri Plain(Uri address) => new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = address.IsDefaultPort ? 80 : address.Port }.Uri;

    private static TurnSignal.Gone Unmended(IReadOnlyList<Check> failed) => new(new TurnFailure(
        failed.Count == 0 ? FileCodes.EditNotFound : TurnCodes.ChecksFailed,
        failed.Count == 0 ? null : $"{failed[0].Name}: {failed[0].Detail}",
        Retryable: true));

    private static ObservedFailure Observed(Check check) => new(check.Name, check.Detail?.Split('\n')[0] ?? check.Name, check.Detail);

    private static TurnNotice Notice(string code, params (string Name, string Value)[] args) => new(code, args.ToDictionary(item => item.Name, item => item.Value));

    // These come from what was written; every other reason of a sandbox is the machine's.
    private static bool IsOfTheApp(string code) =>
        code is "sandbox.server-exited" or "sandbox.not-ready" or "sandbox.no-recipe" or "sandbox.recipe-invalid" or "sandbox.toolchain-missing" or "sandbox.out-of-memory"
        || code.StartsWith("dependencies.", StringComparison.Ordinal);

    private static TurnFailure? SandboxFault(SandboxStatus status) =>
        status.ReasonCode is { } code && !IsOfTheApp(code) ? new TurnFailure(code, status.Output, Retryable: true) : null;

    private string Message()
    {
        var line = job.Text.ReplaceLineEndings("\n").Split('\n')[0].Trim();
        return line.Length <= 100 ? line : line[..99] + "…";
    }

    [LoggerMessage(LogLevel.Information, "Turn {Turn} of project {Project} is left for the next server")]
    private partial void LogLeft(Exception reason, TurnId turn, ProjectId project);

    [LoggerMessage(LogLevel.Error, "Turn {Turn} of project {Project} failed")]
    private partial void LogFailed(Exception error, TurnId turn, ProjectId project);
}
