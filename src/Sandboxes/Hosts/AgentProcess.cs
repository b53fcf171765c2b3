namespace Forja.Sandboxes.Hosts;

/// <summary>One process that an agent runs, as the host sees it.</summary>
internal sealed class AgentProcess(uint id, SandboxOutput? output, Action<uint, byte> send) : ISandboxProcess
{
    private const byte KillSignal = 9;

    private readonly TaskCompletionSource<uint> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProcessExit> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ProcessExit> Exited => _exited.Task;

    public Task Started => _started.Task;

    public int Pid => _started.Task.IsCompletedSuccessfully ? (int)_started.Task.Result : 0;

    public void Kill() => send(id, KillSignal);

    public void Signal(byte signal) => send(id, signal);

    internal void OnStarted(uint pid) => _started.TrySetResult(pid);

    internal void OnOutput(bool error, ReadOnlySpan<byte> bytes) => output?.Invoke(error, bytes);

    internal void OnExited(ProcessExit exit) => _exited.TrySetResult(exit);

    internal void Fail(SandboxFailedException exception)
    {
        _started.TrySetException(exception);
        _exited.TrySetException(exception);

        // Whoever only waits for one of the two must not be reported as having missed the other.
        _ = _started.Task.Exception;
        _ = _exited.Task.Exception;
    }
}
