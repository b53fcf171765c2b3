using Forja.ProjectFiles;
using Orleans.Concurrency;

namespace Forja.Sandboxes;

/// <summary>
/// The cluster's one door to a project's sandbox: that there is a single activation makes this node the one that runs it. Calls interleave, because waiting for a
/// sandbox must not keep others from asking; the <see cref="Sandbox"/> itself puts changes in order.
/// </summary>
[Reentrant]
internal sealed class SandboxGrain(LiveSandboxes sandboxes) : Grain, ISandboxGrain
{
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMinutes(1);

    private ProjectId Project => ProjectId.Parse(this.GetPrimaryKeyString());

    private Sandbox Sandbox => sandboxes.Of(Project);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // As long as the sandbox runs, its activation stays where it is.
        this.RegisterGrainTimer(
            (grain, _) =>
            {
                if (grain.Sandbox.Live) grain.DelayDeactivation(2 * KeepEvery);
                return Task.CompletedTask;
            },
            this,
            new GrainTimerCreationOptions(KeepEvery, KeepEvery) { Interleave = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        sandboxes.Find(Project)?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public Task<SandboxStatus> StartAsync(StartReason reason) => Sandbox.StartAsync(reason, CancellationToken.None);

    public Task<SandboxStatus> WaitReadyAsync() => Sandbox.WaitReadyAsync(CancellationToken.None);

    public Task StopAsync() => Sandbox.StopAsync(CancellationToken.None);

    public Task RestartAsync() => Sandbox.RestartAsync(CancellationToken.None);

    public Task<SandboxStatus> GetStatusAsync() => Task.FromResult(Sandbox.Status);

    public Task SyncDependenciesAsync() => Sandbox.SyncDependenciesAsync(CancellationToken.None);

    public Task<ExecResult> ExecAsync(ExecRequest request) => Sandbox.ExecAsync(request, CancellationToken.None);

    public Task<AsideResult> ExecAsideAsync(AsideRequest request) => Sandbox.ExecAsideAsync(request, CancellationToken.None);

    public async Task DeleteAsync()
    {
        await sandboxes.DeleteAsync(Project, CancellationToken.None);
        DeactivateOnIdle();
    }
}
