using Forja.ProjectFiles;
using Forja.Sandboxes.Services;
using Microsoft.Extensions.Logging;

namespace Forja.Sandboxes;

/// <summary>
/// A project's sandbox on this node. Starts, stops and their like hold <see cref="_gate"/>, one after another; what a run finds out by itself is published through
/// <see cref="Publish"/>, which ignores every run but the current one.
/// </summary>
internal sealed partial class Sandbox(ProjectId project, SandboxTools tools)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lock _publishing = new();
    private SandboxStatus _status = SandboxStatus.Stopped(0);
    private volatile SandboxRun? _run;
    private int _crashes;
    private DateTimeOffset _crashedAt;
    private long _lastUse = tools.Time.GetTimestamp();
    private volatile bool _unborn;

    public ProjectId Project => project;

    public SandboxStatus Status
    {
        get
        {
            lock (_publishing) return _status;
        }
    }

    /// <summary>Whether something of it runs here.</summary>
    public bool Live => _run is not null;

    public async Task<SandboxStatus> StartAsync(StartReason reason, CancellationToken cancellationToken)
    {
        if (reason == StartReason.AheadOfTime) _unborn = true;
        else IsBorn();

        Wake();
        var status = Status;
        if (_run is not null && status.State is SandboxState.Starting or SandboxState.Running) return status;

        await _gate.WaitAsync(cancellationToken);
        try
        {
            status = Status;
            if (_run is not null && status.State is SandboxState.Starting or SandboxState.Running) return status;
            if (reason == StartReason.Preview && BacksOff()) return status;
            return await BeginAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<SandboxStatus> WaitReadyAsync(CancellationToken cancellationToken)
    {
        while (_run is { } run)
        {
            await run.Settled.Task.WaitAsync(cancellationToken);
            if (_run == run) break;
        }

        return Status;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await EndAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        Wake();
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await BeginAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task SyncDependenciesAsync(CancellationToken cancellationToken)
    {
        Wake();
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_run is not { } run) return;
            if (Status.State == SandboxState.Failed || !await StillServesAsync(run, cancellationToken))
            {
                await BeginAsync(cancellationToken);
                return;
            }

            // What fell may have been mended.
            foreach (var program in run.Programs) program.TryAgain();
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        await tools.Services.DeleteAsync(project, cancellationToken);
        await tools.ForgetAsync(project, cancellationToken);
        tools.Logs.Forget(project);
    }

    /// <summary>A connection to a port of the run with this epoch.</summary>
    public async ValueTask<Stream> ConnectAsync(long epoch, int port, CancellationToken cancellationToken)
    {
        if (_run is not { Instance: { } instance } run || run.Epoch != epoch) throw new StaleEpochException(project, epoch);

        Wake();
        try
        {
            var stream = await instance.ConnectAsync(port, cancellationToken);
            return new UsedStream(stream, this);
        }
        catch (SandboxFailedException exception) when (exception.Code == "sandbox.lost")
        {
            throw new StaleEpochException(project, epoch);
        }
    }

    // Under the gate: ends what runs, then begins the next run.
    private async Task<SandboxStatus> BeginAsync(CancellationToken cancellationToken)
    {
        var old = _run;
        if (old is not null)
        {
            Publish(old, _ => Starting(old.Epoch));
            await TearDownAsync(old);
        }

        SandboxRecord record;
        try
        {
            record = await tools.RaiseEpochAsync(project, cancellationToken);
        }
        catch
        {
            if (old is not null) Forget(old);
            throw;
        }

        var run = new SandboxRun(record.Epoch) { LogStart = tools.Logs.Last(project) };
        _run = run;
        old?.Settled.TrySetResult();
        Publish(run, _ => Starting(run.Epoch));
        if (!_unborn) tools.Starts.Count(run.Settled.Task);
        run.Work = Task.Run(() => WorkAsync(run, new SandboxIdentity(record.Slot)), CancellationToken.None);
        return Status;
    }

    // Under the gate.
    private async Task EndAsync()
    {
        if (_run is not { } run) return;

        await TearDownAsync(run);
        tools.Services.Follow(project, AppState.Ended);
        _crashes = 0;
        Forget(run);
    }

    private void Forget(SandboxRun run)
    {
        Publish(run, _ => SandboxStatus.Stopped(run.Epoch));
        _run = null;
        run.Settled.TrySetResult();
    }

    private static SandboxStatus Starting(long epoch) => new(SandboxState.Starting, SandboxStage.Starting, epoch, [], null, null);

    private async Task TearDownAsync(SandboxRun run)
    {
        Thaw();
        await run.CancelAsync();
        await run.Work;
        await Task.WhenAll(run.Beside);
        if (run.Instance is { } instance) await instance.DisposeAsync();
    }

    private bool BacksOff()
    {
        if (_crashes == 0 || Status.State != SandboxState.Failed) return false;
        return tools.Time.GetUtcNow() - _crashedAt < CrashPause(_crashes);
    }

    private async Task<bool> StillServesAsync(SandboxRun run, CancellationToken cancellationToken)
    {
        // A run that has not read its files yet will read the new ones.
        if (run.Plan is not { } plan) return run.Layer is null && !run.Settled.Task.IsCompleted;

        try
        {
            var now = await SandboxPlan.ReadAsync(tools.Projects.TreeOf(project), cancellationToken);
            return now.Recipe.Equals(plan.Recipe) && now.Services.SequenceEqual(plan.Services) && await tools.Mounts.ServesAsync(run.Layer, now.Dependencies, cancellationToken);
        }
        catch (SandboxFailedException)
        {
            // The new run will fail for this reason, and say so.
            return false;
        }
    }

    // A sandbox that was started ahead of time has got its project: whoever watches hears of it from here on.
    private void IsBorn()
    {
        if (!_unborn) return;
        lock (_publishing)
        {
            if (!_unborn) return;
            _unborn = false;
            foreach (var observer in tools.Observers) observer.OnStatus(project, _status);
        }

        _run?.Instance?.ComeForward();
    }

    // The next status follows from the one before, or is null when that one is not to be changed.
    private void Publish(SandboxRun run, Func<SandboxStatus, SandboxStatus?> next)
    {
        lock (_publishing)
        {
            if (_run != run || next(_status) is not { } status) return;
            _status = status;
            if (_unborn) return;
            foreach (var observer in tools.Observers) observer.OnStatus(project, status);
        }
    }

    private void Say(string source, string level, string text)
    {
        var line = tools.Logs.Append(project, new SandboxLogLine(tools.Time.GetUtcNow(), source, level, tools.Mask.Hide(project, text)));
        if (_unborn) return;
        foreach (var observer in tools.Observers) observer.OnLog(project, line);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sandbox of {Project} (epoch {Epoch}) is ready after {Milliseconds} ms.")]
    private static partial void LogReady(ILogger logger, ProjectId project, long epoch, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sandbox of {Project} (epoch {Epoch}) failed: {Code}.")]
    private static partial void LogFailed(ILogger logger, ProjectId project, long epoch, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sandbox of {Project} (epoch {Epoch}) failed unexpectedly.")]
    private static partial void LogBroken(ILogger logger, Exception exception, ProjectId project, long epoch);
}
