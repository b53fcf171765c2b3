namespace Forja.Generation.Cassettes;

/// <summary>Recording of model calls, and playing them without a model. Recordings hold prompts and code; keys are removed from them.</summary>
public sealed class CassetteOptions
{
    /// <summary>The folder to record into; null = nothing is recorded.</summary>
    public string? Record { get; set; }

    /// <summary>The folder to play from; with it no provider is asked at all.</summary>
    public string? Replay { get; set; }
}
