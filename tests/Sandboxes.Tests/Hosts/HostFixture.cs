using System.Diagnostics;
using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>A real host with a data directory of its own, for tests that need real sandboxes; they are skipped where there can be none.</summary>
public class HostFixture : IAsyncLifetime
{
    private static readonly SemaphoreSlim Building = new(1, 1);

    // Not the slots that a server on this machine would give out first: tests look for processes by their user.
    private int _slot = Random.Shared.Next(10_000, 200_000);

    private ISandboxHost? _host;

    internal ISandboxHost Host => _host ?? throw new InvalidOperationException("There is no host.");

    internal string Data { get; } = Directory.CreateTempSubdirectory("forja-sandboxes-").FullName;

    internal HostFolders Folders => new(Data);

    public static string? WhyNot =>
        !OperatingSystem.IsLinux() ? "Sandboxes need Linux."
        : !Environment.IsPrivilegedProcess ? "Sandboxes with own user ids need root."
        : OciRuntime.Find("crun") is null ? "crun is not installed."
        : null;

    public virtual async ValueTask InitializeAsync()
    {
        if (WhyNot is not null) return;
        await BuildAgentAsync();
        File.SetUnixFileMode(Data, (UnixFileMode)0b111_001_001);
        _host = await StartHostAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }

    private protected virtual Task<ISandboxHost> StartHostAsync() => Task.FromResult<ISandboxHost>(CreateHost());

    internal OciSandboxHost CreateHost(string runtime = "crun") => new(
        Options.Create(new SandboxOptions { Runtime = runtime }),
        Options.Create(new ProjectFilesOptions { DataDirectory = Data }),
        NullLogger<OciSandboxHost>.Instance);

    /// <summary>A sandbox with an empty, writable <c>/app</c> and ids of its own.</summary>
    internal SandboxSpec NewSpec()
    {
        var identity = new SandboxIdentity(Interlocked.Increment(ref _slot));
        var tree = Path.Join(Data, $"tree-{identity.Slot}");
        Directory.CreateDirectory(tree);
        Native.ChangeOwner(tree, identity.HostUser);
        return new SandboxSpec { Name = $"t{identity.Slot}", Identity = identity, Mounts = [new SandboxMount.Writable(tree, "/app")] };
    }

    /// <summary>Runs a shell command in a sandbox of its own: its exit and both outputs together.</summary>
    internal async Task<(ProcessExit Exit, string Output)> RunAsync(SandboxSpec spec, string command)
    {
        var printed = new Printed();
        var exit = await Host.RunAsync(spec, SandboxCommand.Shell(command), printed.Add, TestContext.Current.CancellationToken);
        return (exit, printed.ToString());
    }

    internal static async Task BuildAgentAsync()
    {
        await Building.WaitAsync();
        try
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Join(root.FullName, "Forja.slnx"))) root = root.Parent!;
            if (File.Exists(Path.Join(root.FullName, "artifacts/agent/forja-agent"))) return;

            using var publish = Process.Start("dotnet", ["publish", Path.Join(root.FullName, "src/SandboxAgent"), "-c", "Release", "-v", "q", "-o", Path.Join(root.FullName, "artifacts/agent")]);
            await publish.WaitForExitAsync();
            Assert.Equal(0, publish.ExitCode);
        }
        finally
        {
            Building.Release();
        }
    }
}
