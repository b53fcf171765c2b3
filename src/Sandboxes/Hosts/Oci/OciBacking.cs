using System.Globalization;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>The bundle, socket, control groups and process of one sandbox.</summary>
internal sealed class OciBacking(string name, string bundle, AgentSocket socket, Task<RuntimeAnswer> started, OciRuntime runtime, CgroupTree? cgroups) : AgentBacking
{
    public static string PidFile(string bundle) => Path.Join(bundle, "pid");

    public override long OutOfMemoryKills() => cgroups?.OutOfMemoryKills(name) ?? 0;

    public override async Task RemoveAsync()
    {
        // The runtime's command writes the process id last; without waiting it could still be starting what we are about to end.
        await started;
        End(bundle);
        await runtime.DeleteAsync(name);
        cgroups?.Remove(name);
        socket.Dispose();
        Directory.Delete(bundle, recursive: true);
    }

    /// <summary>Ends process 1 of a bundle, and by that all others; waits until they are gone.</summary>
    public static void End(string bundle)
    {
        if (!File.Exists(PidFile(bundle)) || !int.TryParse(File.ReadAllText(PidFile(bundle)), CultureInfo.InvariantCulture, out var pid)) return;

        // Long after a crash the number may belong to somebody else: only a process that still runs our agent is ended.
        if (IsAgent(pid)) Native.End(pid, TimeSpan.FromSeconds(5));
    }

    private static bool IsAgent(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").StartsWith(OciSpec.AgentPath, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
