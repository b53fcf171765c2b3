namespace Forja.Sandboxes;

/// <summary>What limits do to it.</summary>
internal sealed partial class Sandbox
{
    private long _refusals;

    /// <summary>Ends all that runs inside, because it took more than it may; the reason is what people are told.</summary>
    public async Task EndForAsync(SandboxFailedException reason)
    {
        if (_run is not { Instance: { } instance } run || run.EndedFor is not null) return;

        run.EndedFor = reason;
        // A run whose server had ended already publishes nothing more.
        if (Status.State == SandboxState.Failed) Say(SandboxLogLine.System, "error", reason.Message);
        await instance.DisposeAsync();
    }

    /// <summary>Says so when the kernel refused processes since the last look.</summary>
    public void TellOfRefusals()
    {
        if (_run?.Instance is not { } instance) return;

        var refusals = instance.RefusedProcesses;
        var before = Interlocked.Exchange(ref _refusals, refusals);
        if (refusals <= before) return;
        Say(SandboxLogLine.System, "error", $"The app tried to start more than the {tools.Options.Limits.Processes} processes and threads that it may have; {refusals - before} were refused. (sandbox.too-many-processes)");
    }
}
