using System.Globalization;

namespace Forja.Sandboxes.Pool;

/// <summary>What the kernel says about the machine's memory.</summary>
internal static class MachineMemory
{
    /// <summary>Part of the memory that could be given out without swapping; 1 where nobody says.</summary>
    public static double FreePart()
    {
        if (!File.Exists("/proc/meminfo")) return 1;

        double total = 0, available = 0;
        foreach (var line in File.ReadLines("/proc/meminfo"))
        {
            if (line.StartsWith("MemTotal:", StringComparison.Ordinal)) total = Number(line);
            if (line.StartsWith("MemAvailable:", StringComparison.Ordinal)) available = Number(line);
        }

        return total > 0 ? available / total : 1;
    }

    private static double Number(string line) => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
