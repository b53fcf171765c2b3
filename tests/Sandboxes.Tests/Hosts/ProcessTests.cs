using System.Security.Cryptography;

namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>Processes inside: what they print, how they end, what stops them.</summary>
[Trait("Needs", "sandbox")]
public class ProcessTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("exit 0", 0, 0)]
    [InlineData("exit 37", 37, 0)]
    [InlineData("kill -9 $$", 137, 9)]
    [InlineData("kill -15 $$", 143, 15)]
    public async Task Exited_ProcessEnds_TellsHow(string command, int code, int signal)
    {
        SkipWithout();

        var (exit, _) = await fixture.RunAsync(fixture.NewSpec(), command);

        Assert.Equal(new ProcessExit(code, signal), exit);
    }

    [Fact]
    [Trait("Case", "R2")]
    public async Task Exited_MemoryLimitReached_SaysOutOfMemory()
    {
        SkipWithout();
        var spec = fixture.NewSpec() with { Limits = new SandboxLimits { MemoryBytes = 96 << 20 } };

        var (exit, _) = await fixture.RunAsync(spec, "exec python3 -c \"x = b'x' * (400 << 20); print(len(x))\"");

        Assert.Equal(new ProcessExit(137, 9, OutOfMemory: true), exit);
    }

    [Fact]
    [Trait("Case", "R1")]
    public async Task Run_ForkBomb_IsStoppedByTheLimit()
    {
        SkipWithout();
        var spec = fixture.NewSpec() with { Limits = new SandboxLimits { Processes = 64 } };

        var (exit, output) = await fixture.RunAsync(spec, "i=0; while [ $i -lt 200 ]; do sleep 100 & i=$((i+1)); done; echo all started");

        Assert.False(exit.Succeeded);
        Assert.Contains("fork", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Output_Binary_ComesAsItWasWritten()
    {
        SkipWithout();
        var printed = new Printed();

        await fixture.Host.RunAsync(
            fixture.NewSpec(), SandboxCommand.Of("python3", "-c", "import sys; sys.stdout.buffer.write(bytes(range(256)) * 8192)"), printed.Add, CancellationToken.None);

        var expected = Enumerable.Range(0, 256 * 8192).Select(index => (byte)index).ToArray();
        Assert.Equal(SHA256.HashData(expected), SHA256.HashData(printed.Bytes));
    }

    [Fact]
    public async Task Output_OneLineOfManyMegabytes_ComesWhole()
    {
        SkipWithout();
        var length = 0L;

        var exit = await fixture.Host.RunAsync(
            fixture.NewSpec(), SandboxCommand.Shell("head -c 50000000 /dev/zero | tr '\\0' x"), (_, bytes) => length += bytes.Length, CancellationToken.None);

        Assert.Equal((0, 50_000_000), (exit.Code, length));
    }

    [Fact]
    public async Task StartProcess_ProgramIsMissing_FailsWithACode()
    {
        SkipWithout();
        await using var sandbox = await fixture.Host.StartAsync(fixture.NewSpec(), CancellationToken.None);

        var failure = await Assert.ThrowsAsync<SandboxFailedException>(() => sandbox.StartProcessAsync(SandboxCommand.Of("no-such-program"), null, CancellationToken.None));

        Assert.Equal("sandbox.command-not-started", failure.Code);
    }

    [Fact]
    public async Task Kill_ProcessHasChildren_EndsTheGroup()
    {
        SkipWithout();
        var printed = new Printed();
        await using var sandbox = await fixture.Host.StartAsync(fixture.NewSpec(), CancellationToken.None);
        var process = await sandbox.StartProcessAsync(SandboxCommand.Shell("sleep 1000 & echo ready; wait"), printed.Add, CancellationToken.None);
        await printed.WaitForAsync("ready");

        process.Kill();

        Assert.Equal(9, (await process.Exited).Signal);
        var left = new Printed();
        var look = await sandbox.StartProcessAsync(SandboxCommand.Shell("pgrep sleep || echo none"), left.Add, CancellationToken.None);
        await look.Exited;
        Assert.Equal("none\n", left.ToString());
    }

    [Fact]
    public async Task Environment_OfAProcess_HoldsNothingOfTheServers()
    {
        SkipWithout();
        Environment.SetEnvironmentVariable("FORJA_TEST_SECRET", "secret");

        var (_, output) = await fixture.RunAsync(fixture.NewSpec(), "env; cat /proc/1/environ 2>&1; head -c1 /dev/stdin | wc -c");

        Assert.DoesNotContain("secret", output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("CI=1", output, StringComparison.Ordinal);
        Assert.EndsWith("0\n", output, StringComparison.Ordinal);
    }

    private static void SkipWithout()
    {
        if (HostFixture.WhyNot is { } why) Assert.Skip(why);
    }
}
