using Forja.Generation;

namespace Forja.Turns.Running;

/// <summary>What the last process left of a turn that it did not end.</summary>
/// <param name="Row">The turn as it was stored last.</param>
/// <param name="Pieces">What was finished of the model call that ran, in order.</param>
/// <param name="Version">The version that now holds all files that were finished.</param>
internal sealed record TurnLeft(Turn Row, IReadOnlyList<AnswerPiece> Pieces, int Version)
{
    /// <summary>Where the turn goes on. A repair that was announced and not asked for is decided anew, and does not count.</summary>
    public TurnState State => Row is { Status: TurnStatus.Repairing, Call: null } ? new TurnState(Row.Status, Math.Max(0, Row.Repairs - 1)) : new TurnState(Row.Status, Row.Repairs);

    /// <summary>The model was being asked, or was to be asked first of all; otherwise its words are whole and the app is looked at.</summary>
    public bool Asks => Row.Call is not null || Row.Status is TurnStatus.Queued or TurnStatus.Planning;

    /// <summary>The app worked, and the model was looking at it once more.</summary>
    public bool Reviews => Row.Call is { IsReview: true } || Row is { Status: TurnStatus.Planning, Call: null, Receipt: not null };

    /// <summary>What the model was shown as failed; null when that was nothing.</summary>
    public FailureEvidence? Evidence => Row.Call is { Failures: { Count: > 0 } failures } ? new FailureEvidence(failures, Math.Max(1, Row.Repairs)) : null;
}
