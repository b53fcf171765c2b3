namespace Forja.Generation.Models;

/// <summary>
/// A call that went wrong, sorted into one of <see cref="FailureCodes"/>. Thrown by the clients alone, caught by the answer's run alone.
/// </summary>
internal sealed class ModelFault(string code, string message, bool retryable, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    private const int LongestDetail = 600;

    /// <summary>One of <see cref="FailureCodes"/>.</summary>
    public string Code { get; } = code;

    /// <summary>The same call may well succeed later.</summary>
    public bool Retryable { get; } = retryable;

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>What a person may read of it.</summary>
    public string Detail => Message.Length > LongestDetail ? Message[..LongestDetail] + "…" : Message;
}
