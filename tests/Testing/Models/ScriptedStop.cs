namespace Forja.Testing.Models;

/// <summary>Why a scripted reply stops, in words that each protocol has its own spelling for.</summary>
public abstract record ScriptedStop
{
    private ScriptedStop()
    {
    }

    /// <summary>The model is done.</summary>
    public sealed record Done : ScriptedStop;

    /// <summary>It waits for its tools.</summary>
    public sealed record Tools : ScriptedStop;

    /// <summary>The output limit was reached.</summary>
    public sealed record MaxTokens : ScriptedStop;

    /// <summary>The model, or a filter, declined.</summary>
    public sealed record Refusal : ScriptedStop;

    /// <summary>A word that no client knows.</summary>
    public sealed record Other(string Reason) : ScriptedStop;
}
