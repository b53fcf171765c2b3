using Docker.DotNet.Models;

namespace Forja.Sandboxes.Tests.Hosts.Docker;

/// <summary>What is particular to containers: what the engine is asked for, who may speak as the agent, and that nothing stays.</summary>
[Trait("Needs", "sandbox")]
[Collection(nameof(DockerEngine))]
public sealed class DockerHostTests
{
    private readonly DockerFixture _fixture;

    public DockerHostTests(DockerFixture fixture)
    {
        Assert.SkipWhen(DockerFixture.WhyNoDocker is not null, DockerFixture.WhyNoDocker ?? "");
        _fixture = fixture;
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Case", "S7")]
    public async Task Start_Container_HasNoPrivilegeNoNetworkAndAReadOnlyRoot()
    {
        var spec = _fixture.NewSpec() with { Labels = new Dictionary<string, string> { ["project"] = "p1", ["owner"] = "me" } };
        await using var sandbox = await _fixture.Host.StartAsync(spec, Cancelled);

        var container = await _fixture.Engine.Client.Containers.InspectContainerAsync($"{_fixture.Folders.Instance}-{spec.Name}", Cancelled);

        var host = container.HostConfig;
        Assert.False(host.Privileged);
        Assert.True(host.ReadonlyRootfs);
        Assert.Equal("none", host.NetworkMode);
        Assert.Equal(["ALL"], host.CapDrop);
        Assert.Empty(host.Devices ?? []);
        Assert.Contains("no-new-privileges", host.SecurityOpt);
        Assert.Equal((512L << 20, 1_000_000_000L, 256L), (host.Memory, host.NanoCPUs, host.PidsLimit));
        Assert.Equal("p1", container.Config.Labels["forja.project"]);
        Assert.DoesNotContain(container.Mounts, mount => mount.Source.EndsWith("docker.sock", StringComparison.Ordinal));
        Assert.All(container.Mounts.Where(mount => mount.RW), mount => Assert.Equal("/app", mount.Destination));
    }

    [Theory]
    [Trait("Case", "S1")]
    [InlineData("id -u; grep -h -e CapEff -e CapBnd -e NoNewPrivs -e Seccomp: /proc/self/status")]
    public async Task Inside_Privileges_AreNone(string command)
    {
        var spec = _fixture.NewSpec();
        var (_, output) = await _fixture.RunAsync(spec, command);

        Assert.Equal(
            $"{spec.Identity.HostUser}\nCapEff:\t0000000000000000\nCapBnd:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2\n".Split('\n').Order(),
            output.Split('\n').Order());
    }

    [Theory]
    [Trait("Case", "S4")]
    [InlineData("echo x > /proc/sys/kernel/core_pattern")]
    [InlineData("echo x > /usr/x")]
    [InlineData("echo x > /etc/passwd")]
    [InlineData("mount -t tmpfs none /mnt")]
    [InlineData("unshare -r true")]
    [InlineData("ls /sys/class/net | grep -v '^lo$' | grep .")]
    public async Task Inside_ReachingOut_Fails(string command)
    {
        var (exit, _) = await _fixture.RunAsync(_fixture.NewSpec(), command);

        Assert.False(exit.Succeeded);
    }

    [Fact]
    [Trait("Case", "S8")]
    public async Task Inside_AnotherProgramDials_IsHungUpOn()
    {
        var (_, output) = await _fixture.RunAsync(
            _fixture.NewSpec(),
            """
            python3 - <<'P'
            import socket
            s = socket.socket(socket.AF_UNIX); s.settimeout(20); s.connect('/run/forja/host')
            print('hung up' if s.recv(10) == b'' else 'listened to')
            P
            """);

        Assert.Equal("hung up\n", output);
    }

    [Fact]
    [Trait("Case", "R8")]
    public async Task Dispose_AfterSomeCycles_LeavesNoContainerAndNoFolder()
    {
        for (var cycle = 0; cycle < 3; cycle++) await _fixture.RunAsync(_fixture.NewSpec(), "(setsid sleep 1000 &); true");

        Assert.Empty(await ContainersAsync());
        Assert.Empty(Directory.GetDirectories(Path.Join(_fixture.Folders.Run, "docker")));
    }

    [Fact]
    [Trait("Case", "K11")]
    public async Task Reclaim_ContainersOfAnEarlierRun_AreRemoved()
    {
        var spec = _fixture.NewSpec();
        var left = await _fixture.Host.StartAsync(spec, Cancelled);
        await using var next = _fixture.CreateDockerHost();

        await next.ReclaimAsync(Cancelled);

        Assert.Empty(await ContainersAsync());
        Assert.Equal(new SandboxExit(false, "sandbox.lost"), await left.Exited);
    }

    private Task<IList<ContainerListResponse>> ContainersAsync() => _fixture.Engine.Client.Containers.ListContainersAsync(new ContainersListParameters { All = true }, Cancelled);
}
