using Forja.Sandboxes;

namespace Forja.Turns.Events;

/// <summary>Puts log lines that come close together, from one source and with consecutive numbers, into one event.</summary>
internal sealed class LogGatherer : IDisposable
{
    /// <summary>Lines in one event; more than a screen shows, few enough for one frame of the UI.</summary>
    private const int MostLines = 200;

    private readonly Action<ProjectEvent> _tell;
    private readonly TimeSpan _gatherFor;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private readonly List<SandboxLogLine> _lines = [];

    public LogGatherer(Action<ProjectEvent> tell, TimeSpan gatherFor, TimeProvider time)
    {
        (_tell, _gatherFor) = (tell, gatherFor);
        _timer = time.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(SandboxLogLine line)
    {
        lock (_lock)
        {
            if (_lines.Count > 0 && !Continues(_lines[^1], line)) FlushLocked();
            if (_lines.Count == 0) _timer.Change(_gatherFor, Timeout.InfiniteTimeSpan);
            _lines.Add(line);
            if (_lines.Count >= MostLines) FlushLocked();
        }
    }

    public void Flush()
    {
        lock (_lock) FlushLocked();
    }

    public void Dispose() => _timer.Dispose();

    private static bool Continues(SandboxLogLine last, SandboxLogLine line) =>
        last.Source == line.Source && last.Level == line.Level && line.Sequence == last.Sequence + 1;

    private void FlushLocked()
    {
        if (_lines.Count == 0) return;
        var first = _lines[0];
        _tell(new ProjectEvent.Logged(first.Source, first.Level, first.Sequence, [.. _lines.Select(line => new LogLine(line.At, line.Text))]));
        _lines.Clear();
    }
}
