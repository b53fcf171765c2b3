namespace Forja.Turns.Events;

/// <summary>
/// One project's events in this process: the order, the recent past, and the signal that something came.
/// Rules: numbers are given under the lock, one after another, at the moment of publishing; while a durable event is on its way into the
/// database nothing else is published, it waits in <see cref="_waiting"/>; readers pull, so that none of them can hold up a writer.
/// </summary>
internal sealed class EventChannel(string project, EventLogOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _oneCommit = new(1, 1);
    private readonly EventRing _ring = new(options.RingEvents, options.RingBytes);
    private readonly List<ProjectEvent> _waiting = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LiveTurn? _live;
    private ProjectEvent.SandboxChanged? _sandbox;
    private ProjectEvent.PreviewReady? _preview;
    private bool _opened;
    private long _openedAt;
    private bool _held = true;
    private bool _closed;

    /// <summary>From where a client must read that has just been told how the project stands: all of a running turn, else nothing of the past.</summary>
    public long Now
    {
        get { lock (_lock) return _live?.StartedAfter ?? _ring.Head; }
    }

    /// <summary>Says where the project's numbers stand; before that, events wait.</summary>
    public void Open(long head)
    {
        lock (_lock)
        {
            _ring.StartAfter(head);
            _openedAt = head;
            _opened = true;
            Release();
        }
    }

    /// <summary>Takes an event that lives in memory alone.</summary>
    public void Publish(ProjectEvent happened)
    {
        lock (_lock)
        {
            if (_closed) return;
            if (_held) _waiting.Add(happened);
            else Add([happened], [EventJson.Write(Stamp(happened, _ring.Head + 1))]);
        }
    }

    /// <summary>Takes events that are stored first: <paramref name="store"/> gets them with their numbers and returns when they are safe.</summary>
    public async Task PublishDurableAsync(IReadOnlyList<ProjectEvent> happened, Func<IReadOnlyList<StoredEvent>, Task> store, CancellationToken cancellationToken)
    {
        await _oneCommit.WaitAsync(cancellationToken);
        try
        {
            var frames = Hold(happened);
            var stored = false;
            try
            {
                await store([.. frames.Select(frame => new StoredEvent { Project = project, Seq = frame.Seq, Type = frame.Type, Json = frame.Json.ToArray() })]);
                stored = true;
            }
            finally
            {
                lock (_lock)
                {
                    if (stored) Add(happened, frames);
                    Release();
                }
            }
        }
        finally
        {
            _oneCommit.Release();
        }
    }

    /// <summary>What a reader at <paramref name="cursor"/> gets next.</summary>
    public EventRead Read(long cursor, int most)
    {
        lock (_lock)
        {
            if (!_opened) return new EventRead.Nothing(_changed.Task);

            // A cursor from the future was given out by a store that has since been restored from a backup: everything is told again.
            if (cursor > _ring.Head) return Behind(0);
            if (cursor < _ring.After) return Behind(cursor);
            if (cursor < _ring.Head) return new EventRead.Frames(_ring.Read(cursor, most));
            return _closed ? new EventRead.End() : new EventRead.Nothing(_changed.Task);
        }
    }

    /// <summary>Nothing comes any more: readers end after the last event.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Signal();
        }
    }

    // While memory still holds everything since this process began, the store has all that was before and memory goes on; later, what
    // memory has dropped is told as it stands now.
    private EventRead.Behind Behind(long cursor) =>
        _ring.After == _openedAt ? new(cursor, _openedAt, []) : new(cursor, _ring.Head, Snapshot());

    private List<EventFrame> Hold(IReadOnlyList<ProjectEvent> happened)
    {
        lock (_lock)
        {
            _held = true;
            var seq = _ring.Head;
            return [.. happened.Select(item => EventJson.Write(Stamp(item, ++seq)))];
        }
    }

    private void Release()
    {
        _held = false;
        foreach (var happened in _waiting) Add([happened], [EventJson.Write(Stamp(happened, _ring.Head + 1))]);
        _waiting.Clear();
        Signal();
    }

    private void Add(IReadOnlyList<ProjectEvent> happened, IReadOnlyList<EventFrame> frames)
    {
        for (var index = 0; index < frames.Count; index++)
        {
            Remember(happened[index]);
            _ring.Add(frames[index]);
        }

        Signal();
    }

    private ProjectEvent Stamp(ProjectEvent happened, long seq) => happened with { Project = project, Seq = seq, At = time.GetUtcNow() };

    private void Remember(ProjectEvent happened)
    {
        switch (happened)
        {
            case ProjectEvent.TurnStarted started: _live = new LiveTurn(started.TurnId, _ring.Head); break;
            case ProjectEvent.TurnResumed resumed: _live = new LiveTurn(resumed.TurnId, _ring.Head, resumed.Reply); break;
            case ProjectEvent.TurnDone or ProjectEvent.TurnFailed: _live = null; break;
            case ProjectEvent.SandboxChanged sandbox: (_sandbox, _preview) = (sandbox, null); break;
            case ProjectEvent.PreviewReady preview: _preview = preview; break;
            default: _live?.Take(happened); break;
        }
    }

    private List<EventFrame> Snapshot()
    {
        List<ProjectEvent> parts = [.. _live?.Snapshot() ?? []];
        if (_sandbox is not null) parts.Add(_sandbox with { Replace = true });
        if (_preview is not null) parts.Add(_preview with { Replace = true });
        return [.. parts.Select((part, index) => EventJson.Write(Stamp(part, _ring.Head), movesCursor: index == parts.Count - 1))];
    }

    private void Signal()
    {
        var changed = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.TrySetResult();
    }
}
