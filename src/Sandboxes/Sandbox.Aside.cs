using System.Globalization;

namespace Forja.Sandboxes;

/// <summary>Commands that look at the project and are waited for by nobody: each in a sandbox of its own over the same files, with a limit of its own.</summary>
internal sealed partial class Sandbox
{
    /// <summary>Type checkers hold the declarations of every package at once; a compiler that met the server's limit would take the server with it.</summary>
    private const long AsideMemoryBytes = 1L << 30;

    private const int AsideHeapMegabytes = 700;

    private static int _asides;

    /// <summary>
    /// Runs a command where it sees what the running app sees, cannot write to it, reaches nothing, and gives way to everybody on the processors. What the machine could not do is a reason, never
    /// a failure of the command.
    /// </summary>
    public async Task<AsideResult> ExecAsideAsync(AsideRequest request, CancellationToken cancellationToken)
    {
        if (_run is not { Spec: { } spec } run) return new AsideResult(null, "", "aside.no-sandbox");

        using var late = new CancellationTokenSource(request.Timeout, tools.Time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken, run.Cancelled);
        var printed = new BoundedOutput(tools.Options.ExecOutputBytes);
        var placed = false;
        try
        {
            await tools.Aside.WaitAsync(over.Token);
            placed = true;
            var host = await tools.Hosts.OfAsync(project, over.Token);
            await using var instance = await host.StartAsync(Beside(spec, Interlocked.Increment(ref _asides)), over.Token);
            var process = await instance.StartProcessAsync(
                SandboxCommand.Shell(request.Command) with { Environment = AsideEnvironment() }, (_, bytes) => printed.Add(bytes), over.Token);
            var exit = await process.Exited.WaitAsync(over.Token);

            // A signal comes from the machine or from a limit: it says nothing about the code that was looked at.
            return exit.OutOfMemory || exit.Signal > 0 || exit.Code >= 128
                ? new AsideResult(null, printed.ToString(), exit.OutOfMemory ? "aside.out-of-memory" : "aside.ended")
                : new AsideResult(exit.Code, printed.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AsideResult(null, printed.ToString(), late.IsCancellationRequested ? "aside.slow" : "aside.no-sandbox");
        }
        catch (SandboxFailedException)
        {
            return new AsideResult(null, printed.ToString(), "aside.no-sandbox");
        }
        finally
        {
            if (placed) tools.Aside.Release();
        }
    }

    private SandboxSpec Beside(SandboxSpec spec, int number) => spec with
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{spec.Name}-aside-{number}"),
        Mounts =
        [
            .. spec.Mounts.Where(mount => mount.Target != "/home/app").Select(mount => mount switch
            {
                SandboxMount.Writable { Target: "/app" } tree => (SandboxMount)new SandboxMount.ReadOnly(tree.Source, tree.Target),
                SandboxMount.Writable other => new SandboxMount.Temporary(other.Target, tools.Options.Limits.TemporaryBytes),
                _ => mount,
            }),
        ],
        Limits = tools.Options.Limits with { MemoryBytes = Math.Max(tools.Options.Limits.MemoryBytes, AsideMemoryBytes) },
        Share = SandboxShare.Background,
        Registry = null,
        Outside = null,
    };

    private static Dictionary<string, string> AsideEnvironment() => new()
    {
        ["CI"] = "1",
        ["NO_COLOR"] = "1",
        ["NODE_OPTIONS"] = string.Create(CultureInfo.InvariantCulture, $"--max-old-space-size={AsideHeapMegabytes}"),
        ["GOMAXPROCS"] = "2",
        ["RAYON_NUM_THREADS"] = "2",
        ["UV_THREADPOOL_SIZE"] = "4",
    };
}
