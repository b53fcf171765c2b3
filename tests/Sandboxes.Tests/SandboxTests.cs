using Forja.Sandboxes.Hosts.Oci;
using Microsoft.Extensions.Time.Testing;

namespace Forja.Sandboxes.Tests;

/// <summary>A project's sandbox from its first start to its end.</summary>
[Trait("Needs", "sandbox")]
public sealed class SandboxTests
{
    [Fact]
    public async Task Start_ServerAnswers_IsRunningAndReachable()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();

        var first = await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        var ready = await sandbox.WaitReadyAsync(CancellationToken.None);

        Assert.Equal((SandboxState.Starting, 1), (first.State, first.Epoch));
        Assert.Equal((SandboxState.Running, 1, null), (ready.State, ready.Epoch, ready.ReasonCode));
        Assert.Equal([new SandboxPort(8000, true)], ready.Ports);
        Assert.Equal("hello from inside", await scene.GetAsync(sandbox, 1, "page.html"));
        Assert.Equal(["starting", "waiting-for-port"], scene.Observed.Statuses.Select(status => status.Stage).OfType<string>().Distinct());
        Assert.Contains(scene.Observed.Lines, line => line is { Source: "server", Level: "info", Text: "serving as 1000" });
        Assert.Contains(scene.Observed.Lines, line => line is { Source: "server", Level: "error", Text: "to stderr" });
    }

    [Fact]
    [Trait("Case", "P21")]
    public async Task Start_ManyCallersAtOnce_StartsOnce()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            await sandbox.StartAsync(StartReason.Preview, CancellationToken.None);
            return await sandbox.WaitReadyAsync(CancellationToken.None);
        }));

        Assert.All(statuses, status => Assert.Equal((SandboxState.Running, 1), (status.State, status.Epoch)));
        Assert.Single(new CgroupTree(scene.Folders.Instance).Sandboxes());
    }

    [Fact]
    [Trait("Case", "P16")]
    public async Task Restart_OldEpoch_ReachesNothing()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();
        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        await sandbox.WaitReadyAsync(CancellationToken.None);

        await sandbox.RestartAsync(CancellationToken.None);
        var ready = await sandbox.WaitReadyAsync(CancellationToken.None);

        Assert.Equal((SandboxState.Running, 2), (ready.State, ready.Epoch));
        await Assert.ThrowsAsync<StaleEpochException>(async () => await scene.Connections.ConnectAsync(sandbox.Project, 1, 8000, CancellationToken.None));
        Assert.Equal("hello from inside", await scene.GetAsync(sandbox, 2, "page.html"));
    }

    [Fact]
    public async Task Stop_WhileRunningOrStarting_IsStoppedAndLeavesNothing()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var running = scene.NewServer();
        var starting = scene.NewServer("import time; time.sleep(1000)");
        await running.StartAsync(StartReason.Person, CancellationToken.None);
        await running.WaitReadyAsync(CancellationToken.None);
        await starting.StartAsync(StartReason.Person, CancellationToken.None);
        var waiting = starting.WaitReadyAsync(CancellationToken.None);

        await running.StopAsync(CancellationToken.None);
        await starting.StopAsync(CancellationToken.None);

        Assert.Equal(SandboxStatus.Stopped(1), running.Status);
        Assert.Equal(SandboxState.Stopped, (await waiting).State);
        Assert.Empty(new CgroupTree(scene.Folders.Instance).Sandboxes());
        await Assert.ThrowsAsync<StaleEpochException>(async () => await scene.Connections.ConnectAsync(running.Project, 1, 8000, CancellationToken.None));
    }

    [Fact]
    [Trait("Case", "K7")]
    public async Task Start_ServerEndsAtOnce_FailsWithReasonAndOutput_AndBacksOff()
    {
        var time = new FakeTimeProvider();
        await using var scene = await SandboxScene.OpenAsync(time);
        var sandbox = scene.NewServer("raise SystemExit('the database is missing')");
        await sandbox.StartAsync(StartReason.Preview, CancellationToken.None);

        var failed = await sandbox.WaitReadyAsync(CancellationToken.None);
        var again = await sandbox.StartAsync(StartReason.Preview, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(1.1));
        var later = await sandbox.StartAsync(StartReason.Preview, CancellationToken.None);

        Assert.Equal((SandboxState.Failed, "sandbox.server-exited"), (failed.State, failed.ReasonCode));
        Assert.Contains("the database is missing", failed.Output, StringComparison.Ordinal);
        Assert.Equal((SandboxState.Failed, 1), (again.State, again.Epoch));
        Assert.Equal((SandboxState.Starting, 2), (later.State, later.Epoch));

        await sandbox.WaitReadyAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(SandboxState.Failed, (await sandbox.StartAsync(StartReason.Preview, CancellationToken.None)).State);
        Assert.Equal((SandboxState.Starting, 3), (await sandbox.StartAsync(StartReason.Person, CancellationToken.None)) is var wanted ? (wanted.State, wanted.Epoch) : default);
    }

    [Fact]
    [Trait("Case", "K7")]
    public async Task Running_ServerCrashesLater_IsFailed_AndCanBeRestartedAndDeleted()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer("import threading, time; threading.Thread(target=lambda: (open('/tmp/go').read() if __import__('os').system('until [ -e /tmp/go ]; do sleep 0.01; done') else 0, os._exit(3))).start()");
        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        await sandbox.WaitReadyAsync(CancellationToken.None);

        await sandbox.ExecAsync(new ExecRequest("touch /tmp/go"), CancellationToken.None);
        await scene.Observed.WaitForAsync(SandboxState.Failed);

        Assert.Equal("sandbox.server-exited", sandbox.Status.ReasonCode);
        await sandbox.RestartAsync(CancellationToken.None);
        Assert.Equal(SandboxState.Running, (await sandbox.WaitReadyAsync(CancellationToken.None)).State);
        await scene.Live.DeleteAsync(sandbox.Project, CancellationToken.None);
        Assert.Empty(new CgroupTree(scene.Folders.Instance).Sandboxes());
    }

    [Fact]
    public async Task Start_NothingSaysHow_FailsWithACode()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewProject(("notes.txt", "just notes"));

        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);

        Assert.Equal("sandbox.no-recipe", (await sandbox.WaitReadyAsync(CancellationToken.None)).ReasonCode);
    }

    [Fact]
    public async Task Exec_SandboxIsStopped_StartsItAndAnswers()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();

        var result = await sandbox.ExecAsync(new ExecRequest("pwd; echo $CI; echo oops >&2; exit 4"), CancellationToken.None);

        Assert.Equal(new ExecResult(4, "/app\n1\noops\n"), result);
    }

    [Fact]
    public async Task Exec_TakesTooLong_IsEnded()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();

        var result = await sandbox.ExecAsync(new ExecRequest("echo begun; sleep 1000", TimeSpan.FromMilliseconds(300)), CancellationToken.None);

        Assert.Equal(new ExecResult(137, "begun\n", TimedOut: true), result);
    }

    [Fact]
    public async Task Exec_PrintsMegabytes_KeepsBothEnds()
    {
        await using var scene = await SandboxScene.OpenAsync();

        var result = await scene.NewServer().ExecAsync(new ExecRequest("echo first; head -c 5000000 /dev/zero | tr '\\0' x; echo last"), CancellationToken.None);

        Assert.True(result.Truncated);
        Assert.StartsWith("first\n", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("last\n", result.Output, StringComparison.Ordinal);
        Assert.InRange(result.Output.Length, 250_000, 300_000);
    }

    [Fact]
    public async Task Running_NobodyUsesItForAnHour_IsStopped()
    {
        var time = new FakeTimeProvider();
        await using var scene = await SandboxScene.OpenAsync(time);
        var sandbox = scene.NewServer();
        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        await sandbox.WaitReadyAsync(CancellationToken.None);

        time.Advance(TimeSpan.FromMinutes(40));
        await scene.GetAsync(sandbox, 1, "page.html");
        time.Advance(TimeSpan.FromMinutes(40));
        Assert.NotEqual(SandboxState.Stopped, sandbox.Status.State);
        time.Advance(TimeSpan.FromMinutes(25));

        await scene.Observed.WaitForAsync(SandboxState.Stopped);
        Assert.Equal(SandboxState.Stopped, sandbox.Status.State);
    }

    [Fact]
    public async Task SyncDependencies_RecipeIsTheSame_KeepsRunning_ElseRestarts()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();
        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        await sandbox.WaitReadyAsync(CancellationToken.None);

        await sandbox.SyncDependenciesAsync(CancellationToken.None);
        Assert.Equal(1, sandbox.Status.Epoch);
        await sandbox.ExecAsync(new ExecRequest("sed -i s/serve.py/other.py/ forja.json; mv serve.py other.py"), CancellationToken.None);
        await sandbox.SyncDependenciesAsync(CancellationToken.None);

        Assert.Equal((SandboxState.Running, 2), await sandbox.WaitReadyAsync(CancellationToken.None) is var ready ? (ready.State, ready.Epoch) : default);
    }

    [Fact]
    public async Task Start_ManyProjects_EachHasUserIdsOfItsOwn()
    {
        await using var scene = await SandboxScene.OpenAsync();

        var maps = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => scene.NewServer().ExecAsync(new ExecRequest("cat /proc/self/uid_map"), CancellationToken.None)));

        Assert.Equal(6, maps.Select(map => map.Output).Distinct().Count());
    }
}
