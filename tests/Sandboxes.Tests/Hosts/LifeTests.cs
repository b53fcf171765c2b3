using System.Diagnostics;
using Forja.Sandboxes.Hosts.Oci;

namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>Runs by itself: what it counts, such as this process's open files, others would change.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Sandboxes come and go; nothing of them stays.</summary>
[Trait("Needs", "sandbox")]
[Collection(nameof(Alone))]
public sealed class LifeTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    [Trait("Case", "R10")]
    public async Task Dispose_ProcessesAndDaemonsRun_LeavesNothing()
    {
        SkipWithout();
        var spec = fixture.NewSpec();
        var printed = new Printed();
        var sandbox = await fixture.Host.StartAsync(spec, CancellationToken.None);
        await sandbox.StartProcessAsync(SandboxCommand.Shell("(setsid sleep 1000 &); trap '' TERM; echo ready; while true; do sleep 1; done"), printed.Add, CancellationToken.None);
        await printed.WaitForAsync("ready");
        Assert.NotEmpty(ProcessesOf(spec.Identity));

        await sandbox.DisposeAsync();

        Assert.Empty(ProcessesOf(spec.Identity));
        Assert.Empty(Leftovers());
        Assert.True((await sandbox.Exited).Stopped);
    }

    [Fact]
    [Trait("Case", "R8")]
    public async Task StartAndDispose_ThirtyTimes_LeaksNothing()
    {
        SkipWithout();
        await StartAndDisposeAsync();
        var files = OpenFiles();
        var mounts = File.ReadAllLines("/proc/self/mountinfo").Length;

        for (var cycle = 0; cycle < 30; cycle++) await StartAndDisposeAsync();

        Assert.Empty(Leftovers());
        Assert.Equal(mounts, File.ReadAllLines("/proc/self/mountinfo").Length);
        Assert.InRange(OpenFiles(), 0, files + 8);
    }

    [Fact]
    public async Task Start_ManyAtOnce_EachHasItsOwn()
    {
        SkipWithout();

        var outputs = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            var (_, output) = await fixture.RunAsync(fixture.NewSpec(), $"echo {number} > /app/mine; ls /app; cat /app/mine");
            return output;
        }));

        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"mine\n{number}\n"), outputs);
        Assert.Empty(Leftovers());
    }

    [Fact]
    public async Task Start_SourceIsMissing_FailsWithTheReasonAndLeavesNothing()
    {
        SkipWithout();
        var spec = fixture.NewSpec() with { Mounts = [new SandboxMount.ReadOnly("/nowhere/at/all", "/app")] };

        var failure = await Assert.ThrowsAsync<SandboxFailedException>(() => fixture.Host.StartAsync(spec, CancellationToken.None));

        Assert.Equal("sandbox.not-started", failure.Code);
        Assert.Contains("/nowhere/at/all", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Leftovers());
    }

    [Fact]
    public async Task Exited_SandboxIsKilledFromOutside_SaysThatItIsLost()
    {
        SkipWithout();
        var spec = fixture.NewSpec();
        await using var sandbox = await fixture.Host.StartAsync(spec, CancellationToken.None);
        var process = await sandbox.StartProcessAsync(SandboxCommand.Shell("sleep 1000"), null, CancellationToken.None);

        foreach (var pid in ProcessesOf(spec.Identity)) Native.End(pid, TimeSpan.FromSeconds(5));

        Assert.Equal(new SandboxExit(false, "sandbox.lost"), await sandbox.Exited);
        Assert.Equal("sandbox.lost", (await Assert.ThrowsAsync<SandboxFailedException>(() => process.Exited)).Code);
        await Assert.ThrowsAsync<SandboxFailedException>(async () => await sandbox.ConnectAsync(8000, CancellationToken.None));
    }

    [Fact]
    [Trait("Case", "K11")]
    public async Task Reclaim_ServerWasKilled_RemovesWhatItLeft()
    {
        SkipWithout();
        var data = Directory.CreateTempSubdirectory("forja-killed-").FullName;
        File.SetUnixFileMode(data, (UnixFileMode)0b111_001_001);
        var folders = new HostFolders(data);
        var cgroups = new CgroupTree(folders.Instance);
        var start = new ProcessStartInfo(Path.Join(AppContext.BaseDirectory, "Forja.Sandboxes.Tests")) { RedirectStandardOutput = true };
        start.Environment[KilledServer.Variable] = data;
        using var server = Process.Start(start)!;
        Assert.Equal(KilledServer.Up, await server.StandardOutput.ReadLineAsync());
        server.Kill();
        await server.WaitForExitAsync();
        Assert.NotEmpty(cgroups.Sandboxes());

        await using var host = new OciSandboxHost(
            Microsoft.Extensions.Options.Options.Create(new SandboxOptions()),
            Microsoft.Extensions.Options.Options.Create(new ProjectFiles.ProjectFilesOptions { DataDirectory = data }),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<OciSandboxHost>.Instance);
        await host.ReclaimAsync(CancellationToken.None);

        Assert.Empty(ProcessesOf(new SandboxIdentity(KilledServer.Slot)));
        Assert.Empty(cgroups.Sandboxes());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folders.Bundles));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folders.RuntimeState));
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Start_AnotherServerHasTheDataFolder_IsRefused()
    {
        SkipWithout();
        await fixture.Host.ReclaimAsync(CancellationToken.None);
        await using var second = fixture.CreateHost();

        var failure = await Assert.ThrowsAsync<SandboxFailedException>(() => second.ReclaimAsync(CancellationToken.None));

        Assert.Equal("sandbox.data-in-use", failure.Code);
    }

    private async Task StartAndDisposeAsync()
    {
        await using var sandbox = await fixture.Host.StartAsync(fixture.NewSpec(), CancellationToken.None);
        var process = await sandbox.StartProcessAsync(SandboxCommand.Of("true"), null, CancellationToken.None);
        Assert.Equal(0, (await process.Exited).Code);
    }

    private IEnumerable<string> Leftovers() =>
        [.. new CgroupTree(fixture.Folders.Instance).Sandboxes(), .. Directory.EnumerateFileSystemEntries(fixture.Folders.Bundles), .. Directory.EnumerateFileSystemEntries(fixture.Folders.RuntimeState)];

    private static int OpenFiles() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();

    private static List<int> ProcessesOf(SandboxIdentity identity) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, null))
            .Where(pid => UserOf(pid) is { } user && user >= identity.HostRoot && user < identity.HostRoot + SandboxIdentity.Count),
    ];

    // A zombie has ended; that its parent has not asked for it yet is the machine's own affair.
    private static uint? UserOf(int pid)
    {
        try
        {
            var status = File.ReadAllLines($"/proc/{pid}/status");
            if (status.Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal))) return null;
            return uint.Parse(status.First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1], null);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void SkipWithout()
    {
        if (HostFixture.WhyNot is { } why) Assert.Skip(why);
    }
}
