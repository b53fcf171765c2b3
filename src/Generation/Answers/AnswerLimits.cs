namespace Forja.Generation.Answers;

/// <summary>How large an answer's parts may be, in characters.</summary>
/// <param name="FileLength">One file.</param>
internal sealed record AnswerLimits(int FileLength)
{
    /// <summary>Longest line that may be held back while it might still be a fence; longer ones are content.</summary>
    public const int HeldLine = 2048;

    public static AnswerLimits Default { get; } = new(1_000_000);
}
