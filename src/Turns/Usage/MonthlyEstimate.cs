namespace Forja.Turns.Usage;

/// <summary>What a project would cost in a month if it went on like in the last days, run in one of the ways in which it can be. US dollars; pure.</summary>
/// <param name="Way"><c>browser</c>, <c>sandbox</c> or <c>docker</c>.</param>
/// <param name="ModelsUsd">The models' answers; null when their prices are not known.</param>
/// <param name="ComputingUsd">Processors and memory of its sandbox. In the browser the person's own machine does the work.</param>
/// <param name="StorageUsd">Its files with all their versions.</param>
public sealed record MonthlyEstimate(string Way, decimal? ModelsUsd, decimal ComputingUsd, decimal StorageUsd)
{
    private const double DaysOfMonth = 30;

    public decimal TotalUsd => (ModelsUsd ?? 0) + ComputingUsd + StorageUsd;

    // The days are those that models and computing are about.
    internal static IReadOnlyList<MonthlyEstimate> Of(double days, decimal? models, SandboxUse computing, long storageBytes, UsagePrices prices)
    {
        var months = DaysOfMonth / Math.Clamp(days, 1, DaysOfMonth);
        var perMonth = models is { } cost ? Round((double)cost * months) : (decimal?)null;
        var storage = Round(storageBytes / 1e9 * prices.StorageGbMonth);
        var sandbox = computing.CpuHours * prices.CpuHour + computing.MemoryGbHours * prices.MemoryGbHour;
        var docker = (computing.CpuHours * prices.CpuHour + computing.MemoryGbHoursAwake * prices.MemoryGbHour) * prices.DockerFactor;
        return
        [
            new MonthlyEstimate("browser", perMonth, 0, storage),
            new MonthlyEstimate("sandbox", perMonth, Round(sandbox * months), storage),
            new MonthlyEstimate("docker", perMonth, Round(Math.Max(docker, sandbox) * months), storage),
        ];
    }

    private static decimal Round(double dollars) => Math.Round((decimal)dollars, 4);
}
