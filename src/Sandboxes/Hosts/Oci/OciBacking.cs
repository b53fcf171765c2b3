using System.Globalization;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>The bundle, socket, control groups and process of one sandbox.</summary>
internal sealed class OciBacking(string name, string bundle, AgentSocket socket, Task<RuntimeAnswer> started, OciRuntime runtime, CgroupTree? cgroups) : AgentBacking
{
    public static string PidFile(string bundle) => Path.Join(bundle, "pid");

    public override long OutOfMemoryKills() => cgroups?.OutOfMemoryKills(name) ?? 0;

    public override long RefusedProcesses() => cgroups?.RefusedProcesses(name) ?? 0;

    public override bool TryFreeze() => cgroups?.TryFreeze(name) ?? false;

    public override void Thaw() => cgroups?.Thaw(name);

    public override void ComeForward() => cgroups?.ComeForward(name);

    public override void ReclaimMemory() => cgroups?.ReclaimMemory(name);

    public override long? MemoryBytes() => cgroups?.MemoryBytes(name);

    public override IReadOnlyList<ProcessSample> Processes() =>
        cgroups is null ? [] : [.. ProcessTable.Read(cgroups.Processes(name)).Where(process => process.Id != 1)];

    public override async Task RemoveAsync()
    {
        // The runtime's command writes the process id last; without waiting it could still be starting what we are about to end.
        await started;
        // A frozen process does not even take the signal that ends it.
        cgroups?.Thaw(name);
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

        // Long after a crash the number may belong to somebody else: only a process of a sandbox is ended.
        if (IsOfSandbox(pid)) Native.End(pid, TimeSpan.FromSeconds(5));
    }

    // By its user, which a process keeps while it is ending; its command line is gone by then. Without ids of their own sandboxes are known by the agent's name alone.
    private static bool IsOfSandbox(int pid)
    {
        try
        {
            if (!Native.IsRoot) return File.ReadAllText($"/proc/{pid}/cmdline").StartsWith(OciSpec.AgentPath, StringComparison.Ordinal);

            var user = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
            return SandboxIdentity.IsInside(uint.Parse(user, CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return false;
        }
    }
}
