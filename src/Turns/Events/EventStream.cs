using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Forja.Turns.Events;

/// <summary>
/// Writes events to one client as Server-Sent Events until it leaves, the server stops or every project in it is gone. Nothing is buffered for
/// a slow client but what the connection itself holds.
/// </summary>
internal sealed class EventStream(IReadOnlyList<EventReader> readers, bool joined, TimeSpan heartbeat, TimeProvider time)
{
    public async Task RunAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var output = context.Response.BodyWriter;

        // The first bytes go out at once, so that a client knows that it is connected; a second later it tries again when it is cut.
        output.Write("retry: 1000\n\n"u8);
        await output.FlushAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            var changes = new List<Task>();
            var wrote = false;
            foreach (var reader in readers.Where(reader => !reader.Ended))
            {
                var (frames, changed) = await reader.NextAsync(cancellationToken);
                foreach (var frame in frames)
                {
                    reader.Sent(frame);
                    Write(output, frame);
                }

                wrote |= frames.Count > 0;
                changes.Add(changed ?? Task.CompletedTask);
            }

            if (changes.Count == 0) return;
            if (wrote && (await output.FlushAsync(cancellationToken)).IsCompleted) return;
            if (changes.TrueForAll(change => !change.IsCompleted)) await WaitAsync(output, changes, cancellationToken);
        }
    }

    private async Task WaitAsync(PipeWriter output, List<Task> changes, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var change = Task.WhenAny(changes);
        while (await Task.WhenAny(change, Task.Delay(heartbeat, time, waiting.Token)) != change)
        {
            cancellationToken.ThrowIfCancellationRequested();
            output.Write(":\n\n"u8);
            await output.FlushAsync(cancellationToken);
        }

        await waiting.CancelAsync();
    }

    private void Write(PipeWriter output, EventFrame frame)
    {
        if (frame.MovesCursor)
        {
            output.Write("id: "u8);
            output.Write(Encoding.ASCII.GetBytes(joined ? EventCursors.Write(readers) : frame.Seq.ToString(CultureInfo.InvariantCulture)));
            output.Write("\n"u8);
        }

        output.Write("event: "u8);
        output.Write(Encoding.ASCII.GetBytes(frame.Type));
        output.Write("\ndata: "u8);
        output.Write(frame.Json.Span);
        output.Write("\n\n"u8);
    }
}
