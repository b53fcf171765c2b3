using System.Text.Json.Serialization;
using Forja.Sandboxes;

namespace Forja.Turns.Usage;

/// <summary>What sandboxes had of the machine: the share that was held for them, whether they used it up or not.</summary>
public sealed record SandboxUse(double RunningHours, double FrozenHours, double CpuHours, double MemoryGbHours)
{
    private const double SecondsOfHour = 3600, BytesOfGb = 1 << 30;

    /// <summary>Without the time in which they were frozen.</summary>
    [JsonIgnore]
    public double MemoryGbHoursAwake => RunningHours + FrozenHours > 0 ? MemoryGbHours * RunningHours / (RunningHours + FrozenHours) : 0;

    internal static SandboxUse Of(IReadOnlyCollection<SandboxDay> days, SandboxLimits limits)
    {
        double running = days.Sum(day => day.Running) / SecondsOfHour, frozen = days.Sum(day => day.Frozen) / SecondsOfHour;
        return new SandboxUse(Round(running), Round(frozen), Round(running * limits.Cpus), Round((running + frozen) * limits.MemoryBytes / BytesOfGb));
    }

    private static double Round(double hours) => Math.Round(hours, 4);
}
