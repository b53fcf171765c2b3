namespace Forja.Generation.Models;

/// <summary>Why a model stopped.</summary>
internal enum StopKind
{
    /// <summary>It was done.</summary>
    Finished,

    /// <summary>The output limit; there is more to say.</summary>
    MaxTokens,

    /// <summary>It waits for the results of its tools.</summary>
    ToolCalls,

    /// <summary>The provider asks for the same conversation again, to go on.</summary>
    Paused,

    /// <summary>It, or a filter, declined.</summary>
    Refused,

    /// <summary>Request and answer filled the context.</summary>
    ContextFull,

    /// <summary>A reason that we do not know.</summary>
    Unknown,
}
