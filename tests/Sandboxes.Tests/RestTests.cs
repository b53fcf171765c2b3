using Microsoft.Extensions.Time.Testing;

namespace Forja.Sandboxes.Tests;

/// <summary>A sandbox that nobody uses rests, and wakes without anybody noticing.</summary>
[Trait("Needs", "sandbox")]
public sealed class RestTests
{
    [Fact]
    [Trait("Case", "P21")]
    public async Task Running_IdleForHalfAMinute_IsFrozen_AndWakesOnceForManyRequests()
    {
        var time = new FakeTimeProvider();
        await using var scene = await SandboxScene.OpenAsync(time);
        var sandbox = await StartAsync(scene);

        time.Advance(TimeSpan.FromSeconds(31));
        await scene.Observed.WaitForAsync(SandboxState.Frozen);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scene.GetAsync(sandbox, 1, "page.html")));

        Assert.All(answers, answer => Assert.Equal("hello from inside", answer));
        Assert.Equal((SandboxState.Running, 1), (sandbox.Status.State, sandbox.Status.Epoch));
        Assert.Equal([SandboxState.Frozen, SandboxState.Running], scene.Observed.Statuses.Select(status => status.State).SkipWhile(state => state != SandboxState.Frozen));
    }

    [Fact]
    public async Task Running_SomebodyHoldsIt_StaysAwake()
    {
        var time = new FakeTimeProvider();
        await using var scene = await SandboxScene.OpenAsync(time);
        var sandbox = await StartAsync(scene);

        using (sandbox.Hold())
        {
            time.Advance(TimeSpan.FromMinutes(10));
            await sandbox.LookAfterAsync(CancellationToken.None);
            Assert.Equal(SandboxState.Running, sandbox.Status.State);
        }

        time.Advance(TimeSpan.FromSeconds(31));
        await scene.Observed.WaitForAsync(SandboxState.Frozen);
    }

    [Fact]
    public async Task Frozen_KeptConnection_GoesOnWhereItStood()
    {
        var time = new FakeTimeProvider();
        await using var scene = await SandboxScene.OpenAsync(time);
        var sandbox = await StartAsync(scene);
        await using var kept = await scene.Connections.ConnectAsync(sandbox.Project, 1, 8000, CancellationToken.None);

        sandbox.Rest();
        Assert.Equal(SandboxState.Frozen, sandbox.Status.State);
        await kept.WriteAsync("GET /page.html HTTP/1.0\r\n\r\n"u8.ToArray());
        var answer = await new StreamReader(kept).ReadToEndAsync();

        Assert.EndsWith("hello from inside", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frozen_ForgottenTabPings_SleepsOn()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = await StartAsync(scene);
        await using var tab = await scene.Connections.ConnectAsync(sandbox.Project, 1, 8000, CancellationToken.None);

        sandbox.Rest();
        await tab.WriteAsync(Masked("{\"type\":\"ping\"}"));
        Assert.Equal(SandboxState.Frozen, sandbox.Status.State);
        await tab.WriteAsync(Masked("{\"type\":\"pong\"}"));

        Assert.Equal(SandboxState.Running, sandbox.Status.State);
    }

    [Fact]
    [Trait("Case", "R10")]
    public async Task Frozen_StoppedRestartedOrLeftByADeadServer_IsGone()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = await StartAsync(scene);

        sandbox.Rest();
        await sandbox.RestartAsync(CancellationToken.None);
        Assert.Equal((SandboxState.Running, 2), await sandbox.WaitReadyAsync(CancellationToken.None) is var ready ? (ready.State, ready.Epoch) : default);
        sandbox.Rest();
        await sandbox.StopAsync(CancellationToken.None);

        Assert.Empty(new Forja.Sandboxes.Hosts.Oci.CgroupTree(scene.Folders.Instance).Sandboxes());
    }

    private static async Task<Sandbox> StartAsync(SandboxScene scene)
    {
        var sandbox = scene.NewServer();
        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        Assert.Equal(SandboxState.Running, (await sandbox.WaitReadyAsync(CancellationToken.None)).State);
        return sandbox;
    }

    // As a browser sends it.
    private static byte[] Masked(string text)
    {
        var frame = new byte[6 + text.Length];
        (frame[0], frame[1]) = (0x81, (byte)(0x80 | text.Length));
        Random.Shared.NextBytes(frame.AsSpan(2, 4));
        for (var at = 0; at < text.Length; at++) frame[6 + at] = (byte)(text[at] ^ frame[2 + (at % 4)]);
        return frame;
    }
}
