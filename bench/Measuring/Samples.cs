namespace Forja.Bench.Measuring;

/// <summary>What one thing measured, again and again.</summary>
internal sealed record Samples(string Unit, IReadOnlyList<double> Values)
{
    public double Median => At(0.5);

    public double Min => Values.Min();

    public double Max => Values.Max();

    /// <summary>The value below which this share of the samples lies, between neighbours by their distance.</summary>
    public double At(double share)
    {
        var sorted = Values.Order().ToList();
        var position = share * (sorted.Count - 1);
        var below = (int)position;
        return below + 1 < sorted.Count ? sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
