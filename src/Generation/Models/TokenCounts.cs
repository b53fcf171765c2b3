namespace Forja.Generation.Models;

/// <summary>Tokens of one or more calls. <paramref name="Input"/> does not include what came from or went to the cache.</summary>
internal readonly record struct TokenCounts(long Input, long Output, long CacheRead, long CacheWrite)
{
    public static TokenCounts operator +(TokenCounts left, TokenCounts right) =>
        new(left.Input + right.Input, left.Output + right.Output, left.CacheRead + right.CacheRead, left.CacheWrite + right.CacheWrite);

    /// <summary>Money for the tokens; null without a price.</summary>
    public decimal? CostAt(ModelPrice? price)
    {
        if (price is null) return null;

        var read = (Input * price.Input) + (CacheRead * (price.CacheRead ?? price.Input)) + (CacheWrite * (price.CacheWrite ?? price.Input));
        return (read + (Output * price.Output)) / 1_000_000m;
    }

    public GenerationEvent.Usage ToEvent(ModelPrice? price) => new(Input, Output, CacheRead, CacheWrite, CostAt(price));
}
