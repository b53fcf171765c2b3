namespace Forja.Sandboxes;

/// <summary>One command in a sandbox of its own: what builds layers and answers "does this work".</summary>
public static class SandboxHostRun
{
    /// <summary>Starts a sandbox, runs one command in it to its end, and removes the sandbox. Cancelling ends the command.</summary>
    public static async Task<ProcessExit> RunAsync(
        this ISandboxHost host, SandboxSpec spec, SandboxCommand command, SandboxOutput? output, CancellationToken cancellationToken)
    {
        await using var sandbox = await host.StartAsync(spec, cancellationToken);
        var process = await sandbox.StartProcessAsync(command, output, cancellationToken);
        return await process.Exited.WaitAsync(cancellationToken);
    }
}
