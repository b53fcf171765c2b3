using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Forja.Previews.Browser;

/// <summary>
/// Tells open pages that have no service worker of a newer snapshot, as Server-Sent Events. A page that falls behind loses nothing: each message names the version,
/// and a page that missed some loads itself anew.
/// </summary>
public sealed class LiveSnapshots(TimeProvider time)
{
    private const int Waiting = 16;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<ProjectId, ConcurrentDictionary<Channel<LiveChange>, byte>> _pages = new();

    internal void Tell(ProjectId project, LiveChange change)
    {
        if (!_pages.TryGetValue(project, out var pages)) return;
        foreach (var page in pages.Keys) page.Writer.TryWrite(change);
    }

    /// <summary>Writes to one page until it leaves or is cut off.</summary>
    internal async Task WriteAsync(HttpContext context, ProjectId project, int? version, CancellationToken cut)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cut, context.RequestAborted);
        var page = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });
        var pages = _pages.GetOrAdd(project, _ => new());
        pages[page] = 0;
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await SendAsync(context, $"retry: 1000\nevent: version\ndata: {{\"version\":{version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}}}\n\n", stop.Token);
            while (true)
            {
                var next = page.Reader.WaitToReadAsync(stop.Token).AsTask();
                while (await Task.WhenAny(next, Task.Delay(Heartbeat, time, stop.Token)) != next)
                {
                    stop.Token.ThrowIfCancellationRequested();
                    await SendAsync(context, ":\n\n", stop.Token);
                }

                await next;
                while (page.Reader.TryRead(out var change)) await SendAsync(context, $"event: snapshot\ndata: {JsonSerializer.Serialize(change, JsonSerializerOptions.Web)}\n\n", stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page left, or may no longer look; in the second case it must not believe that the stream ended well.
            if (cut.IsCancellationRequested) context.Abort();
        }
        finally
        {
            pages.TryRemove(page, out _);
        }
    }

    private static async Task SendAsync(HttpContext context, string text, CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync(text, cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
