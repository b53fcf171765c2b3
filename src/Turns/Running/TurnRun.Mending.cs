using Forja.Generation;
using Forja.Generation.Prompts;
using Forja.Sandboxes;
using Forja.Turns.Checks;
using Forja.Turns.Checks.Browsing;
using Forja.Turns.Checks.Promises;

namespace Forja.Turns.Running;

/// <content>What is done about an app that does not work yet, or works and could be better.</content>
internal sealed partial class TurnRun
{
    private const int MostLooks = 3;

    /// <summary>What a model is told that looks in between whether its work works.</summary>
    private async Task<string> LookAsync(CancellationToken cancellationToken)
    {
        await SyncedAsync(cancellationToken);
        var status = await _sandbox.WaitReadyAsync().WaitAsync(cancellationToken);
        var request = new ReceiptRequest(job.Project, _journal.Version ?? job.BaseVersion, status, tools.Logs.Last(job.Project), _browser);
        var receipt = (await tools.Receipts.TakeAsync(request, _ => Task.CompletedTask, cancellationToken)).Receipt;
        return string.Join('\n', receipt.Checks.Select(check => $"{check.Name}: {$"{check.Status}".ToLowerInvariant()}{(check.Status is CheckStatus.Failed or CheckStatus.Warned ? $"\n{check.Detail}" : "")}"));
    }

    private async Task<bool> AddMissingPackageAsync(IReadOnlyList<Check> failed, CancellationToken cancellationToken)
    {
        var missing = failed.Select(check => ServerError.MissingPackage(check.Detail ?? "")).OfType<string>().Distinct().ToList();
        var added = missing.Count == 0 ? [] : await tools.Packages.AddAsync(_project, job, missing, cancellationToken);
        if (added.Count == 0) return false;

        await _journal.MoveAsync(new TurnSignal.Broken(), cancellationToken);
        foreach (var (package, change) in added)
        {
            await _journal.NoticeAsync(Notice(TurnCodes.PackageAdded, ("package", package)), cancellationToken);
            if (change is null) continue;
            await _journal.FileDoneAsync(change, cancellationToken);
            OnWritten(change.Path);
        }

        return true;
    }

    private async Task<bool> MendImportAsync(IReadOnlyList<Check> failed, CancellationToken cancellationToken)
    {
        foreach (var check in failed)
        {
            if (await ImportRepair.MendAsync(_project, tools.Folders.TreeOf(job.Project), job, check.Detail ?? "", cancellationToken) is not { } change) continue;
            await _journal.MoveAsync(new TurnSignal.Broken(), cancellationToken);
            await _journal.NoticeAsync(Notice(TurnCodes.ImportMended, ("path", change.Path.Value)), cancellationToken);
            await _journal.FileDoneAsync(change, cancellationToken);
            return true;
        }

        return false;
    }

    /// <summary>
    /// Looks at the app. A sandbox that a person restarted meanwhile took its server away from under the look, and nothing of that says anything about the app: it begins again, and in the end
    /// what failed was not looked at.
    /// </summary>
    private async Task<ReceiptTaken> TakeAsync(SandboxStatus status, long logAfter, BrowserSession browser, CancellationToken cancellationToken)
    {
        for (var left = MostLooks; ; left--)
        {
            var taken = await TakeOnceAsync(status, logAfter, browser, cancellationToken);
            var now = await _sandbox.GetStatusAsync().WaitAsync(cancellationToken);
            if (now.State == SandboxState.Stopped) return taken with { Receipt = taken.Receipt.Unseen(SkipReasons.SandboxDown) };
            if (now.Epoch == status.Epoch || SandboxFault(now) is not null || !taken.Receipt.Failed.Any()) return taken;
            if (left == 1) return taken with { Receipt = taken.Receipt.Unseen(SkipReasons.SandboxRestarted) };
            status = await _sandbox.WaitReadyAsync().WaitAsync(cancellationToken);
        }
    }

    private async Task<ReceiptTaken> TakeOnceAsync(SandboxStatus status, long logAfter, BrowserSession browser, CancellationToken cancellationToken)
    {
        var dropped = _journal.Dropped.Select(PromiseLedger.IdOf).ToHashSet();
        var before = await tools.Earlier.LedgerAsync(job, cancellationToken);
        var request = new ReceiptRequest(job.Project, _journal.Version ?? job.BaseVersion, status, logAfter, browser)
        {
            IsStarter = job is { Model: null, Starter: not null },
            Pictures = await MayLookAgainAsync(cancellationToken) && await ReadsImagesAsync(cancellationToken),
            Colours = job.Model is null ? [] : NamedColours.In(job.Text),
            Promises = job.Model is null ? null : new PromiseRequest(job.Number, [.. before.Where(promise => !dropped.Contains(promise.Id))], _journal.Said),
        };
        return await tools.Receipts.TakeAsync(request, check => _journal.CheckAsync(check, cancellationToken), cancellationToken);
    }

    private static bool IsWorse(ReceiptTaken taken, ReceiptTaken other) => ReceiptScore.Of(taken.Receipt).IsWorseThan(ReceiptScore.Of(other.Receipt));

    /// <summary>
    /// Nothing helped. The best of the turn's own versions stays; when even that is of no use, what the person saw working comes back, if there is that. Every attempt stays a version.
    /// </summary>
    private async Task<TurnSignal> GiveUpAsync(ReceiptTaken last, ReceiptTaken best, int refused, CancellationToken cancellationToken)
    {
        if (IsWorse(last, best)) await TakeBackAsync(last = best, TurnCodes.RepairUndone, cancellationToken);
        var failed = last.Receipt.Failed.ToList();
        if (refused == 0 && !failed.Any(Receipt.Breaks)) return new TurnSignal.Proven();

        var useless = failed.Any(check => check.Name is Check.Dependencies or Check.Server or Check.Http or Check.Page);
        if (useless && job.Model is not null && await tools.Earlier.GoodAsync(job, cancellationToken) is { } good && await RestoreAsync(good) is not null)
            await _journal.NoticeAsync(Notice(TurnCodes.Restored, ("version", $"{good}"), ("attempt", $"{_journal.Version}")), cancellationToken);
        return Unmended(failed);
    }

    /// <summary>What the model is to look at once more; null when once was enough.</summary>
    private async Task<FailureEvidence?> ReviewOfAsync(ReceiptTaken taken, CancellationToken cancellationToken)
    {
        if (!await MayLookAgainAsync(cancellationToken) || !_journal.HasChanges) return null;
        var reads = await ReadsImagesAsync(cancellationToken);
        var told = taken.Receipt.Checks.Where(check => check.Status == CheckStatus.Warned).ToList();
        if (!(reads && taken.Pictures.Count > 0) && !told.Any(check => check.Name is Check.Page or Check.Phone or Check.Colours or Check.Clicks)) return null;
        return new FailureEvidence([.. told.Select(Observed)])
        {
            IsReview = true,
            Pictures = [.. taken.Pictures.OrderBy(picture => picture.Name.Contains('-')).ThenBy(picture => picture.Name, StringComparer.Ordinal).Select(picture => new Attachment(picture.Name, "image/jpeg", picture.Content))],
        };
    }

    private async Task<bool> MayLookAgainAsync(CancellationToken cancellationToken) =>
        tools.Options.Value.LookAgain && job.Model is not null && await tools.Earlier.IsFirstBuildAsync(job, cancellationToken);

    private async Task<bool> ReadsImagesAsync(CancellationToken cancellationToken) => (await tools.Models.FindAsync(job.Model!, cancellationToken))?.Capabilities.Images is true;

    /// <summary>One call in which the model may correct what it sees. How the turn ends when nothing came of it; null when there is something new to check.</summary>
    private async Task<TurnSignal?> LookAgainAsync(TurnEdits edits, ReceiptTaken good, FailureEvidence review, CancellationToken cancellationToken)
    {
        await _journal.MoveAsync(new TurnSignal.LookedAgain(), cancellationToken);
        await _journal.NoticeAsync(Notice(TurnCodes.LookingAgain), cancellationToken);
        var failure = await AnswerAsync(edits, review, cancellationToken);
        edits.TakeRefused();
        var changed = await CommitAsync();
        if (failure is null && changed) return null;

        // An answer that broke off may have left half a change.
        if (changed) await TakeBackAsync(good, TurnCodes.LookUndone, cancellationToken);
        return new TurnSignal.Answered();
    }

    private async Task TakeBackAsync(ReceiptTaken good, string code, CancellationToken cancellationToken)
    {
        if (await RestoreAsync(good.Receipt.Version) is not { } restored) return;
        _journal.Version = restored;
        await _journal.NoticeAsync(Notice(code, ("version", $"{good.Receipt.Version}")), cancellationToken);
        await _journal.ReceiptAsync(good, cancellationToken);
    }

    private async Task<int?> RestoreAsync(int version)
    {
        if (await _project.RestoreAsync(version) is not { } restored) return null;
        await _sandbox.SyncDependenciesAsync();
        return restored.Number;
    }
}
