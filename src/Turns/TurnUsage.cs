namespace Forja.Turns;

/// <summary>Tokens and money of a turn's model calls together; no cost where the model's price is not known.</summary>
public sealed record TurnUsage(long InputTokens, long OutputTokens, long CacheReadTokens, long CacheWriteTokens, decimal? CostUsd)
{
    public static TurnUsage None { get; } = new(0, 0, 0, 0, null);

    public TurnUsage Plus(TurnUsage other) => new(
        InputTokens + other.InputTokens,
        OutputTokens + other.OutputTokens,
        CacheReadTokens + other.CacheReadTokens,
        CacheWriteTokens + other.CacheWriteTokens,
        CostUsd is null && other.CostUsd is null ? null : (CostUsd ?? 0) + (other.CostUsd ?? 0));
}
