namespace Forja.Generation.Models;

/// <summary>Tokens of one or more calls. <paramref name="Input"/> does not include what came from or went to the cache.</summary>
internal readonly record struct TokenCounts(long Input, long Output, long CacheRead, long CacheWrite)
{
    public static TokenCounts operator +(TokenCounts left, TokenCounts right) =>
        new(left.Input + right.Input, left.Output + right.Output, left.CacheRead + right.CacheRead, left.CacheWrite + right.CacheWrite);

    /// <summary>Money for the tokens; null without a price.</summary>
    public decimal? CostAt(ModelPrice? price) => price is null
        ? null
        : ((Input * price.Input) + (Output * price.Output) + (CacheRead * (price.CacheRead ?? price.Input)) + (CacheWrite * (price.CacheWrite ?? price.Input))) / 1_000_000m;
}
