using Forja.Generation;
using Forja.Turns.Checks;

namespace Forja.Turns.Running;

/// <content>What is done about an app that does not work yet, or works and could be better.</content>
internal sealed partial class TurnRun
{
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

    /// <summary>Nothing helped: goes back to what the person saw working, if there is that and the app is of no use now. The attempt stays a version.</summary>
    private async Task<TurnSignal> GiveUpAsync(IReadOnlyList<Check> failed, CancellationToken cancellationToken)
    {
        var useless = failed.Any(check => check.Name is Check.Dependencies or Check.Server or Check.Http or Check.Page);
        if (useless && job.Model is not null && await tools.Earlier.GoodAsync(job, cancellationToken) is { } good && await RestoreAsync(good) is not null)
            await _journal.NoticeAsync(Notice(TurnCodes.Restored, ("version", $"{good}"), ("attempt", $"{_journal.Version}")), cancellationToken);
        return Unmended(failed);
    }

    /// <summary>What the model is to look at once more; null when once was enough.</summary>
    private async Task<FailureEvidence?> ReviewOfAsync(ReceiptTaken taken, CancellationToken cancellationToken)
    {
        if (!tools.Options.Value.LookAgain || job.Model is null || !_journal.HasChanges || !await tools.Earlier.IsFirstBuildAsync(job, cancellationToken)) return null;
        var reads = (await tools.Models.FindAsync(job.Model, cancellationToken))?.Capabilities.Images is true;
        var told = taken.Receipt.Checks.Where(check => check.Status == CheckStatus.Warned).ToList();
        if (!(reads && taken.Pictures.Count > 0) && !told.Any(check => check.Name is Check.Page or Check.Phone)) return null;
        return new FailureEvidence([.. told.Select(Observed)])
        {
            IsReview = true,
            Pictures = [.. taken.Pictures.OrderBy(picture => picture.Name, StringComparer.Ordinal).Select(picture => new Attachment(picture.Name, "image/jpeg", picture.Content))],
        };
    }

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
        if (changed) await TakeBackAsync(good, cancellationToken);
        return new TurnSignal.Answered();
    }

    private async Task TakeBackAsync(ReceiptTaken good, CancellationToken cancellationToken)
    {
        if (await RestoreAsync(good.Receipt.Version) is not { } restored) return;
        _journal.Version = restored;
        await _journal.NoticeAsync(Notice(TurnCodes.LookUndone, ("version", $"{good.Receipt.Version}")), cancellationToken);
        await _journal.ReceiptAsync(good, cancellationToken);
    }

    private async Task<int?> RestoreAsync(int version)
    {
        if (await _project.RestoreAsync(version) is not { } restored) return null;
        await _sandbox.SyncDependenciesAsync();
        return restored.Number;
    }
}
