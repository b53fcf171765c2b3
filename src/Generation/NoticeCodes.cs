namespace Forja.Generation;

/// <summary>What a person is told while an answer goes on; stable, the UI translates them.</summary>
public static class NoticeCodes
{
    /// <summary>The call is made again. Args: <c>reason</c> (a failure code), <c>attempt</c>, <c>delayMs</c>.</summary>
    public const string Retrying = "model.retrying";

    /// <summary>The answer reached the model's output limit and is being continued. Args: <c>continuation</c>.</summary>
    public const string Continuing = "model.continuing";

    /// <summary>
    /// The answer broke off and is being resumed; closed files are kept. Args: <c>reason</c> (a failure code), <c>attempt</c>, <c>delayMs</c>.
    /// </summary>
    public const string Resuming = "model.resuming";

    /// <summary>The model left files unclosed and is asked for them again. Args: <c>files</c>.</summary>
    public const string AskingAgain = "model.asking-again";

    /// <summary>Changes did not fit the files and are given back to the model. Args: <c>count</c>.</summary>
    public const string EditsReturned = "model.edits-returned";

    /// <summary>Not all files fit in what the model sees. Args: <c>shown</c>, <c>total</c>.</summary>
    public const string ContextReduced = "context.reduced";
}
