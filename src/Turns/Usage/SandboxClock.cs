using Forja.Sandboxes;

namespace Forja.Turns.Usage;

/// <summary>Adds up how long one sandbox is in which state. For any thread.</summary>
internal sealed class SandboxClock(TimeProvider time)
{
    private readonly Lock _lock = new();
    private SandboxState _state = SandboxState.Stopped;
    private long _since = time.GetTimestamp();
    private TimeSpan _running, _frozen;

    public void Move(SandboxState state)
    {
        lock (_lock)
        {
            Count();
            _state = state;
        }
    }

    /// <summary>What was counted since this was asked last.</summary>
    public (TimeSpan Running, TimeSpan Frozen) Take()
    {
        lock (_lock)
        {
            Count();
            var taken = (_running, _frozen);
            (_running, _frozen) = (TimeSpan.Zero, TimeSpan.Zero);
            return taken;
        }
    }

    private void Count()
    {
        var now = time.GetTimestamp();
        var passed = time.GetElapsedTime(_since, now);
        _since = now;
        if (_state is SandboxState.Running or SandboxState.Starting) _running += passed;
        else if (_state == SandboxState.Frozen) _frozen += passed;
    }
}
