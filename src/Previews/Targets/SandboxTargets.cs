using Forja.ProjectFiles;
using Forja.Sandboxes;

namespace Forja.Previews.Targets;

/// <summary>
/// Previews of sandboxes. The last status of each running sandbox is kept, so that a request to a running app asks no grain; what is kept may be old, which
/// costs a second look and never a wrong answer, because the epoch is checked at each connection.
/// </summary>
internal sealed class SandboxTargets(IGrainFactory grains, SandboxConnections connections, SandboxLogs logs, RunningSandboxes running) : IPreviewTargets
{
    public async ValueTask<PreviewTarget> FindAsync(ProjectId project, CancellationToken cancellationToken)
    {
        if (running.Find(project) is { } known) return Read(known);

        return Read(await GrainOf(project).GetStatusAsync().WaitAsync(cancellationToken));
    }

    public async Task<PreviewTarget> WakeAsync(ProjectId project, CancellationToken cancellationToken)
    {
        var grain = GrainOf(project);
        await grain.StartAsync(StartReason.Preview).WaitAsync(cancellationToken);
        return Read(await grain.WaitReadyAsync().WaitAsync(cancellationToken));
    }

    public Task RestartAsync(ProjectId project, CancellationToken cancellationToken) => GrainOf(project).RestartAsync().WaitAsync(cancellationToken);

    public async ValueTask<Stream> ConnectAsync(ProjectId project, long epoch, int port, CancellationToken cancellationToken)
    {
        try
        {
            return await connections.ConnectAsync(project, epoch, port, cancellationToken);
        }
        catch (StaleEpochException)
        {
            running.Forget(project, epoch);
            throw;
        }
    }

    public Task NextChange(ProjectId project) => running.NextChange(project);

    public IReadOnlyList<string> RecentLines(ProjectId project, int count) => [.. logs.Read(project).TakeLast(count).Select(line => line.Text)];

    public IDisposable? Hold(ProjectId project) => connections.Hold(project);

    public void Touch(ProjectId project) => connections.Touch(project);

    private ISandboxGrain GrainOf(ProjectId project) => grains.GetGrain<ISandboxGrain>(project.Value);

    private static PreviewTarget Read(SandboxStatus status) => status.State switch
    {
        SandboxState.Running or SandboxState.Frozen when status.Ports.FirstOrDefault(port => port.Web) is { } web => new PreviewTarget.Ready(status.Epoch, web.Port),
        SandboxState.Running or SandboxState.Frozen or SandboxState.Starting => new PreviewTarget.Waking(status.Stage),
        SandboxState.Failed => new PreviewTarget.Failed(status.ReasonCode ?? "sandbox.failed", status.Output),
        _ => new PreviewTarget.Asleep(),
    };
}
