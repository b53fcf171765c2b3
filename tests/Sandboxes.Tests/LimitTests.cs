using Forja.Sandboxes.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Sandboxes.Tests;

/// <summary>What a limit stopped is named.</summary>
[Trait("Needs", "sandbox")]
public sealed class LimitTests
{
    [Theory]
    [Trait("Case", "R4")]
    [InlineData("open('fill' + str(n), 'wb').write(b'x' * (8 << 20))")]
    [InlineData("open('fill' + str(n), 'wb').close()")]
    public async Task Run_FillsTheDisk_IsStoppedAndSaysSo(string write)
    {
        await using var scene = await SandboxScene.OpenAsync(more: services => services.PostConfigure<SandboxOptions>(options =>
        {
            options.Limits.DiskBytes = 256L << 20;
            options.Limits.DiskFiles = 2000;
        }));
        using var watch = ActivatorUtilities.CreateInstance<LimitWatch>(scene.Services);
        await watch.StartAsync(CancellationToken.None);
        var sandbox = scene.NewServer($"""
            import threading, time
            def fill():
                for n in range(100000):
                    try: {write}
                    except OSError: time.sleep(0.01)
            threading.Thread(target=fill, daemon=True).start()
            """);

        await sandbox.StartAsync(StartReason.Person, CancellationToken.None);
        await scene.Observed.WaitForAsync(SandboxState.Failed);

        Assert.Equal("sandbox.disk-full", sandbox.Status.ReasonCode);
        Assert.Contains(scene.Observed.Lines, line => line.Text.Contains("was stopped", StringComparison.Ordinal));
        await watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    [Trait("Case", "R1")]
    public async Task Run_StartsTooManyProcesses_SaysSo()
    {
        await using var scene = await SandboxScene.OpenAsync();
        var sandbox = scene.NewServer();
        await sandbox.ExecAsync(new ExecRequest("for n in $(seq 400); do sleep 5 & done 2>/dev/null; true"), CancellationToken.None);

        sandbox.TellOfRefusals();

        Assert.Contains(scene.Observed.Lines, line => line.Text.Contains("sandbox.too-many-processes", StringComparison.Ordinal));
    }
}
