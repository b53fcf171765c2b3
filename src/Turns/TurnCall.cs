using Forja.Generation;

namespace Forja.Turns;

/// <summary>A model call of a turn while it runs: enough to ask again for the rest of it when the server dies. What it had finished are the turn's pieces.</summary>
/// <param name="Failures">What the model was shown as failed; empty when it was asked for the first time.</param>
/// <param name="IsReview">It was to look at what works once more.</param>
public sealed record TurnCall(IReadOnlyList<ObservedFailure> Failures, bool IsReview);
