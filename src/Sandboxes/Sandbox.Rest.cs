using Forja.Sandboxes.Services;

namespace Forja.Sandboxes;

/// <summary>
/// Rest: a sandbox that nobody uses is frozen, keeps its connections and its memory, and goes on where it stood as soon as something is sent in. What is sent calls
/// <see cref="Wake"/> first. Use and rest meet without a lock on the way in: a user says so before it looks whether the sandbox is frozen, and whoever freezes says so
/// before it looks for use; so at least one of the two sees the other.
/// </summary>
internal sealed partial class Sandbox
{
    private readonly Lock _resting = new();
    private volatile bool _frozen;
    private bool _reclaimed;
    private int _holds;

    /// <summary>Somebody uses it, or just did.</summary>
    public void Touch() => Volatile.Write(ref _lastUse, tools.Time.GetTimestamp());

    /// <summary>Keeps the sandbox awake until it is let go of.</summary>
    public IDisposable Hold()
    {
        Interlocked.Increment(ref _holds);
        Wake();
        return new Held(this);
    }

    /// <summary>Counts as use, and lets a frozen sandbox go on: once, however many come.</summary>
    public void Wake()
    {
        Touch();
        Interlocked.MemoryBarrier();
        if (_frozen) Thaw();
    }

    /// <summary>Freezes a sandbox that nobody uses, gives its memory back later, and stops it last.</summary>
    public async Task LookAfterAsync(CancellationToken cancellationToken)
    {
        if (_run is not { } run || Volatile.Read(ref _holds) > 0) return;
        if (IsIdleFor(tools.Options.IdleStop) && !_unborn)
        {
            Say(SandboxLogLine.System, "info", "Stopped, because nobody used it.");
            await StopAsync(cancellationToken);
        }
        else if (IsIdleFor(tools.Options.FreezeAfter) && !_frozen)
        {
            Rest(run, tools.Options.FreezeAfter);
        }
        else if (_frozen && !_reclaimed && IsIdleFor(tools.Options.ReclaimAfter) && run.Instance is { } instance)
        {
            _reclaimed = true;
            await Task.Run(instance.ReclaimMemory, cancellationToken);
        }
    }

    /// <summary>Freezes it at once: nobody is to use it for now.</summary>
    public void Rest()
    {
        if (_run is { } run) Rest(run, TimeSpan.Zero);
    }

    private void Rest(SandboxRun run, TimeSpan idle)
    {
        lock (_resting)
        {
            if (_frozen || _run != run || Status.State != SandboxState.Running || run.Instance is not { } instance) return;
            _frozen = true;
            Interlocked.MemoryBarrier();
            if (!IsIdleFor(idle) || Volatile.Read(ref _holds) > 0 || !instance.TryFreeze())
            {
                _frozen = false;
                return;
            }

            tools.Services.Follow(project, AppState.Resting);
            _reclaimed = false;
            Publish(run, status => status.State == SandboxState.Running ? status with { State = SandboxState.Frozen } : null);
        }
    }

    private void Thaw()
    {
        lock (_resting)
        {
            if (!_frozen) return;
            _frozen = false;
            if (_run is not { } run) return;
            tools.Services.Follow(project, AppState.Awake);
            run.Instance?.Thaw();
            Publish(run, status => status.State == SandboxState.Frozen ? status with { State = SandboxState.Running } : null);
        }
    }

    private bool IsIdleFor(TimeSpan time) => tools.Time.GetElapsedTime(Volatile.Read(ref _lastUse)) >= time;

    private sealed class Held(Sandbox sandbox) : IDisposable
    {
        private int _over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) != 0) return;
            sandbox.Touch();
            Interlocked.Decrement(ref sandbox._holds);
        }
    }
}
