using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Microsoft.Extensions.Options;

namespace Forja.Previews;

/// <summary>
/// Requests and sockets open to each preview: counted, so that one project cannot take them all, and cut together when a project's preview must end now
/// (it was deleted, or its access was taken back).
/// </summary>
public sealed class PreviewTraffic(IOptions<PreviewsOptions> options)
{
    private readonly ConcurrentDictionary<ProjectId, Open> _open = new();

    /// <summary>Ends every request and socket that is open to this preview.</summary>
    public void Cut(ProjectId project)
    {
        if (_open.TryRemove(project, out var open)) open.Stop.Cancel();
    }

    /// <summary>Null when the project has too many open already. Dispose it when the request is over.</summary>
    internal Ticket? Enter(ProjectId project)
    {
        while (true)
        {
            var open = _open.GetOrAdd(project, _ => new Open());
            lock (open)
            {
                if (open.IsOver) continue;
                if (open.Count >= options.Value.MaxConcurrentRequests) return null;

                open.Count++;
                return new Ticket(this, project, open);
            }
        }
    }

    private void Leave(ProjectId project, Open open)
    {
        lock (open)
        {
            if (--open.Count > 0) return;

            open.IsOver = true;
            _open.TryRemove(KeyValuePair.Create(project, open));
        }
    }

    internal sealed class Open
    {
        public CancellationTokenSource Stop { get; } = new();

        public int Count { get; set; }

        public bool IsOver { get; set; }
    }

    /// <summary>One request's place.</summary>
    internal sealed class Ticket(PreviewTraffic traffic, ProjectId project, Open open) : IDisposable
    {
        public CancellationToken Cut => open.Stop.Token;

        public void Dispose() => traffic.Leave(project, open);
    }
}
