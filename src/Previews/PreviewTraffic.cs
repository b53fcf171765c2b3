using System.Collections.Concurrent;
using Forja.Previews.Shares;
using Forja.ProjectFiles;
using Microsoft.Extensions.Options;

namespace Forja.Previews;

/// <summary>
/// Requests and sockets open to each preview: counted, so that one project cannot take them all, and cut together when a project's preview must end now
/// (it was deleted, or its access was taken back).
/// </summary>
public sealed class PreviewTraffic(IOptions<PreviewsOptions> options, TimeProvider time)
{
    /// <summary>As long as a timer can be set. What is open for longer through a link with an end is cut and may come again.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly ConcurrentDictionary<ProjectId, Open> _open = new();

    /// <summary>Ends every request and socket that is open to this preview.</summary>
    public void Cut(ProjectId project)
    {
        if (!_open.TryRemove(project, out var open)) return;

        List<CancellationTokenSource> all;
        lock (open) all = [open.Stop, .. open.Shares.Values];
        foreach (var stop in all) stop.Cancel();
    }

    /// <summary>Ends every request and socket that came through this share.</summary>
    internal void Cut(ProjectId project, string share)
    {
        if (!_open.TryGetValue(project, out var open)) return;

        CancellationTokenSource? stop;
        lock (open) open.Shares.Remove(share, out stop);
        stop?.Cancel();
    }

    /// <summary>Null when the project has too many open already. Dispose it when the request is over. A guest's is cut when its share ends.</summary>
    internal Ticket? Enter(ProjectId project, Share? share)
    {
        while (true)
        {
            var open = _open.GetOrAdd(project, _ => new Open());
            lock (open)
            {
                if (open.IsOver) continue;
                if (open.Count >= options.Value.MaxConcurrentRequests) return null;

                open.Count++;
                return new Ticket(this, project, open, share is null ? open.Stop.Token : StopOf(open, share).Token);
            }
        }
    }

    private CancellationTokenSource StopOf(Open open, Share share)
    {
        if (open.Shares.TryGetValue(share.Id, out var known) && !known.IsCancellationRequested) return known;

        return open.Shares[share.Id] = share.EndsAt is { } end ? new CancellationTokenSource(Until(end), time) : new CancellationTokenSource();
    }

    private TimeSpan Until(DateTimeOffset end)
    {
        var left = end - time.GetUtcNow();
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left < LongestTimer ? left : LongestTimer;
    }

    private void Leave(ProjectId project, Open open)
    {
        lock (open)
        {
            if (--open.Count > 0) return;

            open.IsOver = true;
            foreach (var stop in open.Shares.Values) stop.Dispose();
            open.Shares.Clear();
            _open.TryRemove(KeyValuePair.Create(project, open));
        }
    }

    internal sealed class Open
    {
        public CancellationTokenSource Stop { get; } = new();

        /// <summary>By the share's id, for those through which something is open or was lately.</summary>
        public Dictionary<string, CancellationTokenSource> Shares { get; } = [];

        public int Count { get; set; }

        public bool IsOver { get; set; }
    }

    /// <summary>One request's place.</summary>
    internal sealed class Ticket(PreviewTraffic traffic, ProjectId project, Open open, CancellationToken cut) : IDisposable
    {
        public CancellationToken Cut => cut;

        public void Dispose() => traffic.Leave(project, open);
    }
}
