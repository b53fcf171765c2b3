namespace Forja.Bench.Measuring;

/// <summary>One line of the result: what was measured, beside what it is compared with, taken in the same run on the same machine.</summary>
internal sealed record Measurement(string Name, Samples Samples, Samples? Baseline = null, string? BaselineName = null, Goal? Goal = null)
{
    /// <summary>How many times better than the baseline; null without one.</summary>
    public double? Ratio => Baseline is null ? null
        : Goal is { MoreIsBetter: true } ? Samples.Median / Baseline.Median
        : Baseline.Median / Samples.Median;
}
