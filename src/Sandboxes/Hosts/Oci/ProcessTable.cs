using System.Globalization;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>Reads what the host's <c>/proc</c> says about some processes. One that ends meanwhile is left out.</summary>
internal static class ProcessTable
{
    private const long TicksPerSecond = 100;
    private const int LongestName = 160;

    private static readonly long PageSize = Environment.SystemPageSize;

    public static IReadOnlyList<ProcessSample> Read(IEnumerable<int> processes)
    {
        var uptime = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture);
        return [.. processes.Select(process => TryRead(process, uptime)).OfType<ProcessSample>()];
    }

    private static ProcessSample? TryRead(int process, double uptime)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            // The name stands in parentheses, and may itself hold any.
            var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var used = Number(fields[11]) + Number(fields[12]);
            var began = (double)Number(fields[19]) / TicksPerSecond;
            return new ProcessSample(
                process,
                InsideNumber(process),
                string.Concat((CommandLine(process) ?? name).Where(letter => !char.IsControl(letter)).Take(LongestName)),
                TimeSpan.FromSeconds((double)used / TicksPerSecond),
                TimeSpan.FromSeconds(Math.Max(0, uptime - began)),
                Number(fields[21]) * PageSize,
                (int)Number(fields[2]));
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // "node server.js" says more than "MainThread", which is what Node calls itself. Null for one that has ended and was not collected yet.
    private static string? CommandLine(int process)
    {
        var words = File.ReadAllText($"/proc/{process}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words.Prepend(Path.GetFileName(words[0])).Where((_, index) => index != 1));
    }

    private static int InsideNumber(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("NSpid:", StringComparison.Ordinal));
        return int.Parse(line.Split('\t')[^1], CultureInfo.InvariantCulture);
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
