using System.Text.Json.Serialization;

namespace Forja.Turns;

/// <summary>Tokens and money of a turn's model calls together; no cost where the model's price is not known.</summary>
public sealed record TurnUsage(long InputTokens, long OutputTokens, long CacheReadTokens, long CacheWriteTokens, decimal? CostUsd)
{
    /// <summary>Read and written, cached ones included.</summary>
    [JsonIgnore]
    public long AllTokens => InputTokens + OutputTokens + CacheReadTokens + CacheWriteTokens;

    /// <summary>How much of what was read came from the provider's cache, from 0 to 1.</summary>
    public double CacheHitShare => InputTokens + CacheReadTokens + CacheWriteTokens is > 0 and var read ? Math.Round((double)CacheReadTokens / read, 3) : 0;

    public static TurnUsage None { get; } = new(0, 0, 0, 0, null);

    public TurnUsage Plus(TurnUsage other) => new(
        InputTokens + other.InputTokens,
        OutputTokens + other.OutputTokens,
        CacheReadTokens + other.CacheReadTokens,
        CacheWriteTokens + other.CacheWriteTokens,
        CostUsd is null && other.CostUsd is null ? null : (CostUsd ?? 0) + (other.CostUsd ?? 0));
}
