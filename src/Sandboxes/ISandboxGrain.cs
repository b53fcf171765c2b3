namespace Forja.Sandboxes;

/// <summary>The sandbox of one project (the key is the project's id): the single writer of its desired and observed state and of its epoch.</summary>
[Alias("Forja.Sandboxes.ISandboxGrain")]
public interface ISandboxGrain : IGrainWithStringKey
{
    /// <summary>Starts the sandbox if it is not running or starting, and returns at once; one start for any number of callers.</summary>
    [Alias("Start")]
    Task<SandboxStatus> StartAsync(StartReason reason);

    /// <summary>Ends when the sandbox runs and its web port answers HTTP, or when it failed or was stopped.</summary>
    [Alias("WaitReady"), ResponseTimeout("00:30:00")]
    Task<SandboxStatus> WaitReadyAsync();

    [Alias("Stop"), ResponseTimeout("00:30:00")]
    Task StopAsync();

    [Alias("Restart"), ResponseTimeout("00:30:00")]
    Task RestartAsync();

    [Alias("GetStatus")]
    Task<SandboxStatus> GetStatusAsync();

    /// <summary>The project's dependency files may have changed: prepares another layer when the set differs, then restarts over it. Nothing happens otherwise.</summary>
    [Alias("SyncDependencies"), ResponseTimeout("00:30:00")]
    Task SyncDependenciesAsync();

    [Alias("Exec"), ResponseTimeout("00:30:00")]
    Task<ExecResult> ExecAsync(ExecRequest request);

    /// <summary>Runs a command over the project's files in a sandbox of its own, in the background; it changes nothing.</summary>
    [Alias("ExecAside"), ResponseTimeout("00:30:00")]
    Task<AsideResult> ExecAsideAsync(AsideRequest request);

    /// <summary>Stops the sandbox and removes all that it alone owned. The project's files are not its own.</summary>
    [Alias("Delete"), ResponseTimeout("00:30:00")]
    Task DeleteAsync();
}
