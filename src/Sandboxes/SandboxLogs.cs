using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>The recent log lines of each project: a ring in memory, bounded in lines, so that a chatty program costs its own history only.</summary>
public sealed class SandboxLogs(IOptions<SandboxOptions> options)
{
    private readonly ConcurrentDictionary<ProjectId, Ring> _rings = new();

    /// <summary>Lines after a position (0 for all that is kept), oldest first; of one source when it is given.</summary>
    public IReadOnlyList<SandboxLogLine> Read(ProjectId project, long after = 0, string? source = null) =>
        _rings.TryGetValue(project, out var ring) ? ring.Read(after, source) : [];

    /// <summary>Position of the newest line; 0 when there is none.</summary>
    public long Last(ProjectId project) => _rings.TryGetValue(project, out var ring) ? ring.Last : 0;

    internal SandboxLogLine Append(ProjectId project, SandboxLogLine line) =>
        _rings.GetOrAdd(project, _ => new Ring(options.Value.LogLines)).Append(line);

    internal void Forget(ProjectId project) => _rings.TryRemove(project, out _);

    private sealed class Ring(int capacity)
    {
        private readonly Queue<SandboxLogLine> _lines = new();
        private long _last;

        public long Last => Interlocked.Read(ref _last);

        public SandboxLogLine Append(SandboxLogLine line)
        {
            lock (_lines)
            {
                var numbered = line with { Sequence = ++_last };
                _lines.Enqueue(numbered);
                if (_lines.Count > capacity) _lines.Dequeue();
                return numbered;
            }
        }

        public SandboxLogLine[] Read(long after, string? source)
        {
            lock (_lines)
            {
                return [.. _lines.Where(line => line.Sequence > after && (source is null || line.Source == source))];
            }
        }
    }
}
