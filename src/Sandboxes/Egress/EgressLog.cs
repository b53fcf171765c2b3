using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Egress;

/// <summary>The latest attempts of each project, in memory and bounded.</summary>
internal sealed class EgressLog(IOptions<EgressOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<ProjectId, Attempts> _projects = new();

    /// <summary>Remembers an attempt; true when it is the first of its kind, so that whoever watches the log is told once.</summary>
    public bool Add(ProjectId project, string host, int port, string? code) =>
        _projects.GetOrAdd(project, _ => new Attempts()).Add(new EgressAttempt(0, time.GetUtcNow(), host, port, code is null, code), options.Value.KeptAttempts);

    /// <summary>Attempts after a position, oldest first.</summary>
    public IReadOnlyList<EgressAttempt> Read(ProjectId project, long after) => _projects.TryGetValue(project, out var attempts) ? attempts.Read(after) : [];

    public void Forget(ProjectId project) => _projects.TryRemove(project, out _);

    private sealed class Attempts
    {
        private readonly Queue<EgressAttempt> _kept = new();
        private long _last;

        public bool Add(EgressAttempt attempt, int most)
        {
            lock (_kept)
            {
                var isNew = !_kept.Any(before => before.Host == attempt.Host && before.Port == attempt.Port && before.Code == attempt.Code);
                _kept.Enqueue(attempt with { N = ++_last });
                if (_kept.Count > most) _kept.Dequeue();
                return isNew;
            }
        }

        public EgressAttempt[] Read(long after)
        {
            lock (_kept) return [.. _kept.Where(attempt => attempt.N > after)];
        }
    }
}
