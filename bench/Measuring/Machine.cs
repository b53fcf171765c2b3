using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Forja.Bench.Measuring;

/// <summary>What the numbers were measured on; without it they mean little.</summary>
internal sealed record Machine(int Cores, double MemoryGiB, string Processor, string Kernel, string Distribution, string Dotnet, string Node, string Chromium, string Runtime, string Docker)
{
    public static Machine Read() => new(
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(2, 30), 1),
        Line("/proc/cpuinfo", "model name"),
        File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
        Line("/etc/os-release", "PRETTY_NAME"),
        RuntimeInformation.FrameworkDescription,
        Say("node", "--version"),
        Say("chromium", "--version", "--no-sandbox"),
        Say("crun", "--version"),
        Say("dockerd", "--version"));

    private static string Line(string file, string key) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(['=', ':'], 2)[1].Trim(' ', '"') ?? "unknown";

    private static string Say(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var first = process.StandardOutput.ReadLine() ?? "unknown";
            process.WaitForExit();
            return first.Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "not installed";
        }
    }
}
