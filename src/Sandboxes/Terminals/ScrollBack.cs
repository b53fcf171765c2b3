namespace Forja.Sandboxes.Terminals;

/// <summary>
/// The last bytes of a terminal, addressed by their place since its beginning. One writes, any number read, each from its own place; who falls behind further than what is
/// kept goes on at the oldest whole line. So no reader holds up another, and memory is bounded. The program waits for the quickest of those who look, so that this one misses
/// nothing; with nobody there it runs on.
/// </summary>
internal sealed class ScrollBack(int capacity)
{
    private readonly Lock _lock = new();
    private readonly byte[] _ring = new byte[capacity];
    private long _end;
    private bool _over;
    private readonly HashSet<ScrollBackReader> _readers = [];
    private TaskCompletionSource _more = New();
    private TaskCompletionSource _room = New();

    /// <summary>Whether nothing more will come.</summary>
    public bool Over
    {
        get
        {
            lock (_lock) return _over;
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        TaskCompletionSource more;
        lock (_lock)
        {
            var kept = bytes.Length > capacity ? bytes[^capacity..] : bytes;
            var at = (int)((_end + bytes.Length - kept.Length) % capacity);
            var first = Math.Min(kept.Length, capacity - at);
            kept[..first].CopyTo(_ring.AsSpan(at));
            kept[first..].CopyTo(_ring);
            _end += bytes.Length;
            (more, _more) = (_more, New());
        }

        more.TrySetResult();
    }

    public void End()
    {
        lock (_lock)
        {
            _over = true;
            _more.TrySetResult();
        }
    }

    /// <summary>Begins to read at the oldest that is kept.</summary>
    public ScrollBackReader Enter()
    {
        var reader = new ScrollBackReader(this);
        lock (_lock)
        {
            // Who has everything before it counts as slow until it has read that.
            _readers.Add(reader);
        }

        return reader;
    }

    public void Leave(ScrollBackReader reader)
    {
        lock (_lock)
        {
            _readers.Remove(reader);
            MayHaveRoom();
        }
    }

    public int Read(ScrollBackReader reader, Span<byte> into)
    {
        lock (_lock)
        {
            var place = reader.Place;
            var count = Read(ref place, into);
            reader.Place = place;
            MayHaveRoom();
            return count;
        }
    }

    /// <summary>Ends when more may be added without the quickest reader losing something.</summary>
    public Task RoomAsync()
    {
        lock (_lock)
        {
            return HasRoom ? Task.CompletedTask : _room.Task;
        }
    }

    private bool HasRoom => _readers.Count == 0 || _readers.Max(reader => reader.Place) >= _end - (capacity / 2);

    private void MayHaveRoom()
    {
        if (!HasRoom) return;
        _room.TrySetResult();
        _room = New();
    }

    /// <summary>Copies what there is from a place on, at most as much as fits, and says where to go on.</summary>
    public int Read(ref long from, Span<byte> into)
    {
        lock (_lock)
        {
            if (from < _end - capacity) from = OldestLine();
            var count = (int)Math.Min(into.Length, _end - from);
            var at = (int)(from % capacity);
            var first = Math.Min(count, capacity - at);
            _ring.AsSpan(at, first).CopyTo(into);
            _ring.AsSpan(0, count - first).CopyTo(into[first..]);
            from += count;
            return count;
        }
    }

    /// <summary>Ends when there is more than up to this place, or nothing more will come.</summary>
    public Task MoreThanAsync(long place)
    {
        lock (_lock)
        {
            return _over || _end > place ? Task.CompletedTask : _more.Task;
        }
    }

    // The oldest byte may be in the middle of a letter or of a colour's code.
    private long OldestLine()
    {
        var start = _end - capacity;
        for (var place = start; place < _end; place++)
        {
            if (_ring[(int)(place % capacity)] == (byte)'\n') return place + 1;
        }

        return start;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
