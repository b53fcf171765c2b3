namespace Forja.Generation;

/// <summary>Why an answer failed; stable, the UI translates them.</summary>
public static class FailureCodes
{
    /// <summary>No provider is configured, or none knows this model.</summary>
    public const string ModelUnknown = "model.unknown";

    /// <summary>The provider does not accept the key.</summary>
    public const string Unauthorized = "model.unauthorized";

    /// <summary>The provider still says "too many requests" after all retries, or the account has no credit left.</summary>
    public const string RateLimited = "model.rate-limited";

    /// <summary>The provider is overloaded or broken (5xx) after all retries.</summary>
    public const string Unavailable = "model.unavailable";

    /// <summary>No connection to the provider after all retries.</summary>
    public const string Unreachable = "model.unreachable";

    /// <summary>Nothing came for longer than allowed, after all retries.</summary>
    public const string Silent = "model.silent";

    /// <summary>The answer broke off and could not be resumed within the budget.</summary>
    public const string Interrupted = "model.interrupted";

    /// <summary>The provider calls the request invalid.</summary>
    public const string Rejected = "model.rejected";

    /// <summary>Request and answer do not fit in the model's context.</summary>
    public const string ContextExceeded = "model.context-exceeded";

    /// <summary>The model, or the provider's filter, declined to answer.</summary>
    public const string Refused = "model.refused";

    /// <summary>The answer was still unfinished after all continuations.</summary>
    public const string TooLong = "model.too-long";

    /// <summary>The model stopped for a reason that we do not know, which is not success.</summary>
    public const string UnknownStop = "model.stop-unknown";

    /// <summary>The model finished without saying anything.</summary>
    public const string Empty = "model.empty";

    /// <summary>The answer is larger than any honest one.</summary>
    public const string AnswerTooLarge = "answer.too-large";

    /// <summary>The answer used as many tool steps as it may.</summary>
    public const string StepLimit = "limit.steps";

    /// <summary>The next call could use more tokens than are left.</summary>
    public const string TokenLimit = "limit.tokens";

    /// <summary>The next call could cost more than is left.</summary>
    public const string CostLimit = "limit.cost";

    /// <summary>There is a limit of money, and what the model costs is not known: nobody could tell whether the limit is passed.</summary>
    public const string PriceUnknown = "limit.price-unknown";

    /// <summary>The answer took as long as it may.</summary>
    public const string TimeLimit = "limit.time";
}
