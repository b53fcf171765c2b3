namespace Forja.Sandboxes;

/// <summary>Single commands beside the server.</summary>
internal sealed partial class Sandbox
{
    /// <summary>Runs a shell command, starting the sandbox when it is not up; its server need not answer for that.</summary>
    public async Task<ExecResult> ExecAsync(ExecRequest request, CancellationToken cancellationToken)
    {
        using var hold = Hold();
        var instance = await InstanceAsync(cancellationToken);
        var printed = new BoundedOutput(tools.Options.ExecOutputBytes);
        var process = await instance.StartProcessAsync(SandboxCommand.Shell(request.Command), (_, bytes) => printed.Add(bytes), cancellationToken);
        var wanted = request.Timeout ?? tools.Options.ExecTimeout;
        var limit = wanted < tools.Options.LongestExecTimeout ? wanted : tools.Options.LongestExecTimeout;
        var timedOut = false;
        try
        {
            await process.Exited.WaitAsync(limit, tools.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            timedOut = true;
            process.Kill();
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        var exit = await process.Exited.WaitAsync(cancellationToken);
        return new ExecResult(exit.Code, tools.Mask.Hide(project, printed.ToString()), printed.Truncated, timedOut);
    }

    private async Task<ISandboxInstance> InstanceAsync(CancellationToken cancellationToken)
    {
        if (_run is { Instance: { Exited.IsCompleted: false } instance }) return instance;

        await StartAsync(StartReason.Person, cancellationToken);
        return _run is { } run ? await run.Up.WaitAsync(cancellationToken) : throw new SandboxFailedException("sandbox.stopped", "The sandbox was stopped.");
    }
}
