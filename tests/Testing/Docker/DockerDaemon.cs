using System.Diagnostics;
using Docker.DotNet;

namespace Forja.Testing.Docker;

/// <summary>A Docker daemon of our own, on its own socket and data folder, ended after the run. A daemon that the machine has is left alone.</summary>
public sealed class DockerDaemon : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly string _run;

    private DockerDaemon(Process process, string run) => (_process, _run, Client) = (process, run, new DockerClientConfiguration(new Uri($"unix://{run}/docker.sock")).CreateClient());

    public DockerClient Client { get; }

    /// <summary>Where it listens.</summary>
    public string Address => $"unix://{_run}/docker.sock";

    /// <param name="data">Where images stay between runs.</param>
    public static async Task<DockerDaemon> StartAsync(string data, CancellationToken cancellationToken)
    {
        // Sockets have short names only, so this folder lies directly below the temporary one.
        var run = Directory.CreateTempSubdirectory("forja-docker-").FullName;
        var start = new ProcessStartInfo("dockerd",
            [
                "-H", $"unix://{run}/docker.sock", "--data-root", data, "--exec-root", $"{run}/exec", "--pidfile", $"{run}/pid",
                // The container uses the host's network: no bridge and no firewall rule of the machine is touched, and the baseline gets faster by it.
                "--bridge=none", "--iptables=false", "--ip6tables=false",
            ])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (log) log.Add(line.Data ?? "");
            if (line.Data?.Contains("API listen on", StringComparison.Ordinal) == true) listening.TrySetResult();
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var ended = process.WaitForExitAsync(cancellationToken);
        await Task.WhenAny(listening.Task, ended).WaitAsync(StartLimit, cancellationToken);
        if (!listening.Task.IsCompleted) lock (log) throw new InvalidOperationException($"dockerd ended at its start:\n{string.Join('\n', log.TakeLast(10))}");
        return new DockerDaemon(process, run);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        using (var kill = Process.Start("kill", [$"{_process.Id}"])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        // The daemon leaves its view of the host's network mounted.
        using (var unmount = Process.Start(new ProcessStartInfo("umount", [Path.Combine(_run, "exec", "netns", "default")]) { RedirectStandardError = true })!) await unmount.WaitForExitAsync();
        Directory.Delete(_run, recursive: true);
    }
}
