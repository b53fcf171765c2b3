using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Forja.Sandboxes.Hosts.Docker;

/// <summary>The container, folder and socket of one sandbox.</summary>
internal sealed class DockerBacking(IDockerClient docker, string container, string folder, DialedDoor door) : AgentBacking
{
    private string[] _counters = [];
    private string? _freezer;
    private string? _shares;
    private long _kills;

    /// <summary>Finds the kernel's counters of the container's control group, by its process 1.</summary>
    public void Watch(int pid)
    {
        var groups = File.ReadLines($"/proc/{pid}/cgroup").Select(line => line.Split(':', 3)).ToList();
        string[] Existing(string first, string second) =>
            [.. groups.SelectMany(group => (string[])[$"/sys/fs/cgroup/{group[1]}{group[2]}/{first}", $"/sys/fs/cgroup{group[2]}/{second}"]).Where(File.Exists)];
        _counters = Existing("memory.oom_control", "memory.events");
        _freezer = Existing("freezer.state", "cgroup.freeze").FirstOrDefault();
        _shares = Existing("cpu.shares", "cpu.weight").FirstOrDefault();
    }

    public override bool TryFreeze() => Write(_freezer, "freezer.state", "FROZEN", "1");

    public override void Thaw() => Write(_freezer, "freezer.state", "THAWED", "0");

    public override void ComeForward() => Write(_shares, "cpu.shares", "1024", "39");

    public override long OutOfMemoryKills()
    {
        foreach (var counter in _counters)
        {
            try
            {
                var line = File.ReadLines(counter).FirstOrDefault(line => line.StartsWith("oom_kill ", StringComparison.Ordinal));
                if (line is not null) _kills = Math.Max(_kills, long.Parse(line.AsSpan(9), CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // The container is gone, and its group with it: what was known last is what can be known.
            }
        }

        return _kills;
    }

    public override async Task RemoveAsync()
    {
        door.AgentIsGone();

        // The kernel ends nobody who is frozen.
        Thaw();
        await RemoveAsync(docker, container);
        door.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // What "docker pause" and "docker update" do, without the way through the engine: one write.
    private static bool Write(string? file, string first, string inFirst, string inSecond)
    {
        if (file is null) return false;
        try
        {
            File.WriteAllText(file, file.EndsWith(first, StringComparison.Ordinal) ? inFirst : inSecond);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The container is gone, or its group is not ours to write.
            return false;
        }
    }

    /// <summary>Ends a container and removes it, if it is there.</summary>
    public static async Task RemoveAsync(IDockerClient docker, string container)
    {
        try
        {
            await docker.Containers.RemoveContainerAsync(container, new ContainerRemoveParameters { Force = true, RemoveVolumes = true });
        }
        catch (DockerContainerNotFoundException)
        {
            // Somebody else removed it.
        }
        catch (DockerApiException exception) when (exception.StatusCode == System.Net.HttpStatusCode.Conflict)
        {
            // Its removal is going on already.
        }
    }
}
