namespace Forja.Bench.Measuring;

/// <summary>Measures one promise. Runs in the given order, alone on the machine.</summary>
internal interface IBenchmark
{
    string Name { get; }

    /// <summary>Why it cannot run here; null when it can.</summary>
    string? Lacks { get; }

    Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken);
}
