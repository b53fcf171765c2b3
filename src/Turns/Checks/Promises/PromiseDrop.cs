namespace Forja.Turns.Checks.Promises;

/// <summary>How the wish to drop a promise came out.</summary>
[GenerateSerializer]
public enum PromiseDrop
{
    Dropped,

    /// <summary>There is no such promise.</summary>
    Unknown,

    /// <summary>A turn runs and is about to write the ledger.</summary>
    Busy,
}
