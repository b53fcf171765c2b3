namespace Forja.Bench.Measuring;

/// <summary>What SPECIFICATION.md promises of a measurement: a bound on its median, a ratio to its baseline, or both.</summary>
internal sealed record Goal(double? Median = null, double? Ratio = null, bool MoreIsBetter = false)
{
    public bool IsMet(Measurement measurement) =>
        (Median is not { } bound || (MoreIsBetter ? measurement.Samples.Median >= bound : measurement.Samples.Median <= bound))
        && (Ratio is not { } least || measurement.Ratio is not { } ratio || ratio >= least);

    public override string ToString() =>
        string.Join(", ", new[] { Median is { } median ? $"{(MoreIsBetter ? "≥" : "≤")} {median:0.##}" : null, Ratio is { } ratio ? $"≥ {ratio:0.#}×" : null }.OfType<string>());
}
