namespace Forja.Generation;

/// <summary>What was seen to fail after an answer. It is shown to the model as data and never as an instruction.</summary>
/// <param name="Failures">The failed checks, most telling first.</param>
/// <param name="Attempt">Which automatic repair of the turn this is, from 1.</param>
public sealed record FailureEvidence(IReadOnlyList<ObservedFailure> Failures, int Attempt = 1)
{
    /// <summary>Nothing failed: the model looks at its own work once more. The list then holds what is worth telling.</summary>
    public bool IsReview { get; init; }

    /// <summary>What a browser shows of the app now, for models that read pictures.</summary>
    public IReadOnlyList<Attachment> Pictures { get; init; } = [];
}
