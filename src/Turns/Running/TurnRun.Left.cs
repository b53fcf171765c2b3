using Forja.Generation;

namespace Forja.Turns.Running;

/// <content>A turn that the last process did not end goes on: what was finished is not done again, what was not is asked for.</content>
internal sealed partial class TurnRun
{
    private Task BeginAsync(CancellationToken cancellationToken) =>
        job.Left is { } left ? _journal.TakenUpAsync(left.Row.Resumptions + 1, cancellationToken) : _journal.MoveAsync(new TurnSignal.Begun(), cancellationToken);

    private FailureEvidence? FirstEvidence() => job switch
    {
        { Left: { Asks: false } or { Row.Call: not null } } => job.Left.Evidence,
        { Evidence: { } reported } when tools.Secrets.Hide(job.Project, reported) is var seen => new FailureEvidence([new ObservedFailure("reported", seen.Split('\n')[0], seen)]),
        _ => null,
    };

    /// <summary>A second look that was interrupted is not worth another try: what worked before it stays, or comes back.</summary>
    private async Task<TurnSignal> EndReviewAsync(TurnLeft left, CancellationToken cancellationToken)
    {
        if (left.Row.Receipt is { } receipt && receipt.Version != left.Version && await RestoreAsync(receipt.Version) is { } restored)
        {
            _journal.Version = restored;
            await _journal.NoticeAsync(Notice(TurnCodes.LookUndone, ("version", $"{receipt.Version}")), cancellationToken);
        }

        return new TurnSignal.Answered();
    }
}
