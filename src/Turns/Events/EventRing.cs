namespace Forja.Turns.Events;

/// <summary>The latest events of a project, numbered without holes, bounded by count and by bytes. Not safe for concurrent use by itself.</summary>
internal sealed class EventRing(int mostEvents, long mostBytes)
{
    private readonly EventFrame?[] _frames = new EventFrame[mostEvents];
    private int _first;
    private int _count;
    private long _bytes;

    /// <summary>Number of the event before the oldest one kept: every later event is here.</summary>
    public long After { get; private set; }

    public long Head => After + _count;

    public void StartAfter(long seq) => After = seq;

    public void Add(EventFrame frame)
    {
        if (frame.Seq != Head + 1) throw new InvalidOperationException($"Event {frame.Seq} cannot follow event {Head}.");
        if (_count == _frames.Length) DropOldest();
        _frames[(_first + _count++) % _frames.Length] = frame;
        _bytes += frame.Json.Length;
        while (_bytes > mostBytes && _count > 1) DropOldest();
    }

    /// <summary>The events after <paramref name="cursor"/>, which must not lie before <see cref="After"/>.</summary>
    public IReadOnlyList<EventFrame> Read(long cursor, int most)
    {
        var skip = (int)(cursor - After);
        var frames = new EventFrame[Math.Min(most, _count - skip)];
        for (var index = 0; index < frames.Length; index++) frames[index] = _frames[(_first + skip + index) % _frames.Length]!;
        return frames;
    }

    private void DropOldest()
    {
        _bytes -= _frames[_first]!.Json.Length;
        _frames[_first] = null;
        _first = (_first + 1) % _frames.Length;
        _count--;
        After++;
    }
}
