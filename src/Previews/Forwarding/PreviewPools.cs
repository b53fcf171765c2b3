using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Forja.Previews.Targets;
using Forja.ProjectFiles;

namespace Forja.Previews.Forwarding;

/// <summary>
/// Connections kept open to each running sandbox. A pool belongs to one run (project and epoch) and is dropped with it, so that no kept connection can reach
/// whatever runs there next. There is no name resolution, proxy, redirect, cookie jar or decompression anywhere in it: bytes to a named project, and nothing else.
/// </summary>
internal sealed class PreviewPools(IPreviewTargets targets) : IDisposable
{
    private readonly ConcurrentDictionary<ProjectId, Pool> _pools = new();

    public HttpMessageInvoker Of(ProjectId project, long epoch)
    {
        while (true)
        {
            var pool = _pools.GetOrAdd(project, _ => Open(project, epoch));
            if (pool.Epoch == epoch) return pool.Invoker;
            if (pool.Epoch > epoch) throw new IOException($"Preview {project}: run {epoch} is over.");

            if (_pools.TryRemove(KeyValuePair.Create(project, pool))) pool.Invoker.Dispose();
        }
    }

    public void Drop(ProjectId project)
    {
        if (_pools.TryRemove(project, out var pool)) pool.Invoker.Dispose();
    }

    public void Dispose()
    {
        foreach (var project in _pools.Keys) Drop(project);
    }

    private Pool Open(ProjectId project, long epoch)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
            // A dev server's headers are its own affair; the limit only keeps a broken one from filling our memory.
            MaxResponseHeadersLength = 256,
            ConnectCallback = (context, cancellationToken) => targets.ConnectAsync(project, epoch, context.DnsEndPoint.Port, cancellationToken),
        };
        return new Pool(epoch, new HttpMessageInvoker(handler, disposeHandler: true));
    }

    private sealed record Pool(long Epoch, HttpMessageInvoker Invoker);
}
