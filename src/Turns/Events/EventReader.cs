using Forja.ProjectFiles;

namespace Forja.Turns.Events;

/// <summary>
/// One client's place in one project's events. It pulls at its own speed; when it has fallen behind what memory holds, it gets the durable events
/// from the store, then what the running turn looks like now, then goes on live: no gap, nothing twice.
/// </summary>
public sealed class EventReader
{
    internal delegate Task<IReadOnlyList<EventFrame>> LoadStored(ProjectId project, long after, long upTo, int most, CancellationToken cancellationToken);

    private const int Batch = 256;

    private readonly EventChannel _channel;
    private readonly LoadStored _load;
    private EventRead.Behind? _catchingUp;
    private long _loaded;

    internal EventReader(ProjectId project, long cursor, EventChannel channel, LoadStored load) =>
        (Project, Cursor, _channel, _load) = (project, cursor, channel, load);

    public ProjectId Project { get; }

    /// <summary>The event up to which the client has everything; it resumes from here.</summary>
    public long Cursor { get; private set; }

    /// <summary>True when the project is gone and everything was read.</summary>
    public bool Ended { get; private set; }

    /// <summary>The next events; an empty list when there are none now, and then the task tells when to ask again.</summary>
    public async Task<(IReadOnlyList<EventFrame> Frames, Task? Changed)> NextAsync(CancellationToken cancellationToken)
    {
        if (_catchingUp is { } behind) return (await CatchUpAsync(behind, cancellationToken), null);

        switch (_channel.Read(Cursor, Batch))
        {
            case EventRead.Frames frames:
                return (frames.Items, null);
            case EventRead.Behind read:
                (_catchingUp, _loaded) = (read, read.After);
                return (await CatchUpAsync(read, cancellationToken), null);
            case EventRead.Nothing nothing:
                return ([], nothing.Changed);
            default:
                Ended = true;
                return ([], null);
        }
    }

    /// <summary>The client has this event now.</summary>
    public void Sent(EventFrame frame)
    {
        if (frame.MovesCursor) Cursor = frame.Seq;
    }

    private async Task<IReadOnlyList<EventFrame>> CatchUpAsync(EventRead.Behind behind, CancellationToken cancellationToken)
    {
        var stored = await _load(Project, _loaded, behind.Head, Batch, cancellationToken);
        if (stored.Count > 0)
        {
            _loaded = stored[^1].Seq;
            return stored;
        }

        _catchingUp = null;
        if (behind.Snapshot.Count == 0) Cursor = behind.Head;
        return behind.Snapshot;
    }
}
