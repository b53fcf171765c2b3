namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>Code inside a sandbox looks for a way out or up.</summary>
[Trait("Needs", "sandbox")]
public sealed class IsolationTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [Trait("Case", "S1")]
    [InlineData("test -e /var/run/docker.sock || test -e /run/docker.sock || test -e /run/containerd")]
    [InlineData("test -e /dev/kvm || test -e /dev/vsock || test -e /dev/mem || test -e /dev/sda || test -e /dev/vda")]
    [InlineData("ls /proc/1/root || ls /proc/1/fd || cat /proc/1/environ || readlink /proc/1/cwd")]
    [InlineData("grep -q . /proc/kcore || ls /sys/kernel || test -e /var/lib/forja")]
    [Trait("Case", "S3")]
    public async Task Run_LooksForTheHost_FindsNothing(string command) => await Denied(command);

    [Theory]
    [Trait("Case", "S2")]
    [InlineData("unshare -U true || unshare -r -n true || unshare -m true")]
    [InlineData("mount -t tmpfs none /mnt || mount --bind /tmp /mnt || umount /tmp")]
    [InlineData("python3 -c 'import socket; socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)' || python3 -c 'import socket; socket.socket(17, socket.SOCK_RAW)'")]
    [InlineData("python3 -c 'import socket; socket.socket(40, socket.SOCK_STREAM)'")]
    [InlineData("python3 -c 'import ctypes,sys; c=ctypes.CDLL(None); sys.exit(0 if c.ptrace(16, 1, 0, 0) == 0 or c.syscall(321, 0, 0, 0) >= 0 or c.syscall(250, 0, 0, 0) >= 0 or c.syscall(425, 8, 0) >= 0 else 1)'")]
    [InlineData("nsenter --target 1 --all true || chroot / true")]
    public async Task Run_TriesPrivilegedCalls_IsDenied(string command) => await Denied(command);

    [Theory]
    [Trait("Case", "S4")]
    [InlineData("echo x > /proc/sys/kernel/core_pattern")]
    [InlineData("echo b > /proc/sysrq-trigger")]
    [InlineData("mkdir /sys/fs/cgroup/x || echo 1 > /sys/fs/cgroup/release_agent")]
    [InlineData("touch /x || touch /usr/x || touch /etc/x || touch /dev/x || touch /run/forja/x || echo > /run/forja/agent || chmod 777 /dev/null")]
    public async Task Run_WritesToTheSystem_IsDenied(string command) => await Denied(command);

    [Theory]
    [Trait("Case", "S8")]
    [InlineData("ip route get 1.1.1.1 || ls /sys/class/net | grep -v lo || grep -vE 'lo:|face|Inter' /proc/net/dev")]
    [InlineData("python3 -c 'import socket; socket.create_connection((\"1.1.1.1\", 53), 2)'")]
    [InlineData("python3 -c 'import socket; socket.create_connection((\"127.0.0.1\", 22), 2)'")]
    [InlineData("python3 -c 'import socket; socket.create_connection((\"169.254.169.254\", 80), 2)'")]
    [InlineData("python3 -c 'import socket; socket.create_connection((\"fe80::1%lo\", 80), 2)'")]
    public async Task Run_LooksForANetwork_FindsNone(string command) => await Denied(command);

    [Fact]
    [Trait("Case", "S3")]
    public async Task Run_AsAnyProgram_HasNoPrivileges()
    {
        SkipWithout();

        var (_, output) = await fixture.RunAsync(fixture.NewSpec(), "id -u; grep -E 'CapPrm|CapEff|CapBnd|NoNewPrivs|Seccomp:' /proc/self/status; nproc > /dev/null; ls /proc | grep -cE '^[0-9]+$'");

        Assert.StartsWith(
            "1000\nCapPrm:\t0000000000000000\nCapEff:\t0000000000000000\nCapBnd:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2\n",
            output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ByHostUser_OwnsOnlyItsTree()
    {
        SkipWithout();
        var spec = fixture.NewSpec();

        var (_, output) = await fixture.RunAsync(spec, "cat /proc/self/uid_map; touch /app/mine && stat -c %u /app/mine");

        Assert.Equal([$"0 {spec.Identity.HostRoot} {SandboxIdentity.Count}", "1000"], output.Trim().Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public async Task Run_SignalsTheAgent_DoesNotEndIt()
    {
        SkipWithout();

        var (exit, output) = await fixture.RunAsync(fixture.NewSpec(), "kill -9 1; kill -15 1; kill -2 1; echo still here");

        Assert.True(exit.Succeeded, output);
        Assert.Contains("still here", output, StringComparison.Ordinal);
    }

    [Fact]
    public void HostDevices_AfterSandboxesRan_BelongToRoot()
    {
        SkipWithout();

        // A runtime gives its standard streams to the sandbox's user; were one of them /dev/null, the host's own device would change hands.
        var start = new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%u", "/dev/null", "/dev/zero"]) { RedirectStandardOutput = true };
        using var stat = System.Diagnostics.Process.Start(start)!;
        Assert.Equal("0\n0\n", stat.StandardOutput.ReadToEnd());
    }

    private async Task Denied(string command)
    {
        SkipWithout();

        var (exit, output) = await fixture.RunAsync(fixture.NewSpec(), command);

        Assert.False(exit.Succeeded, output);
    }

    private static void SkipWithout()
    {
        if (HostFixture.WhyNot is { } why) Assert.Skip(why);
    }
}
