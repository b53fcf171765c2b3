using System.Diagnostics;
using System.Net.Http.Json;
using System.Threading.Channels;
using Forja.Bench.Measuring;
using Forja.Testing.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Forja.Bench;

/// <summary>
/// One change → the last of a hundred open event streams has it. Beside it, a server that only writes the same line to a hundred streams: no store, no cursor,
/// no order.
/// </summary>
internal sealed class EventFanOut(BenchOptions options) : IBenchmark
{
    private const int Watchers = 100;

    public string Name => "events";

    public string? Lacks => Installation.Lacks;

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        await using var subject = await Subject.StartAsync(cancellationToken);
        var project = await subject.CreateAsync("A task board", model: false, cancellationToken);
        var id = project.GetProperty("id").GetString()!;
        await using (var first = await EventStream.OpenAsync(subject.Client, id, cancellationToken: cancellationToken)) await first.TurnEndAsync();

        var ours = await MeasureAsync(subject.Client, $"/api/projects/{id}/events", async name =>
        {
            using var answer = await subject.Client.PatchAsJsonAsync($"/api/projects/{id}", new { name }, cancellationToken);
            answer.EnsureSuccessStatusCode();
        }, cancellationToken);

        await using var plain = await PlainBroadcast.StartAsync();
        using var client = new HttpClient { BaseAddress = plain.Address };
        var floor = await MeasureAsync(client, "/", name => plain.SendAsync($"{{\"type\":\"project\",\"name\":\"{name}\"}}"), cancellationToken);
        return [new($"change → seen on {Watchers} event streams", new Samples("ms", ours), new Samples("ms", floor), "plain broadcast", new Goal(Median: 100))];
    }

    private async Task<List<double>> MeasureAsync(HttpClient client, string path, Func<string, Task> change, CancellationToken cancellationToken)
    {
        var arrivals = Channel.CreateUnbounded<string>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watchers = new List<Task>();
        for (var each = 0; each < Watchers; each++)
        {
            var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            watchers.Add(ReadAsync(response, arrivals.Writer, stop.Token));
        }

        var samples = new List<double>();
        for (var round = 0; round < (options.Quick ? 5 : 20); round++)
        {
            var name = $"name-{round}-{Guid.NewGuid():N}";
            var watch = Stopwatch.StartNew();
            await change(name);
            for (var seen = 0; seen < Watchers;)
                if ((await arrivals.Reader.ReadAsync(cancellationToken)).Contains(name, StringComparison.Ordinal)) seen++;
            // The first change also warms both sides up.
            if (round > 0) samples.Add(watch.Elapsed.TotalMilliseconds);
        }
        await stop.CancelAsync();
        await Task.WhenAll(watchers);
        return samples;
    }

    private static async Task ReadAsync(HttpResponseMessage response, ChannelWriter<string> arrivals, CancellationToken cancellationToken)
    {
        using (response)
        {
            try
            {
                using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
                while (await reader.ReadLineAsync(cancellationToken) is { } line)
                    if (line.StartsWith("data:", StringComparison.Ordinal)) arrivals.TryWrite(line);
            }
            catch (OperationCanceledException)
            {
                // The measurement is over.
            }
        }
    }

    /// <summary>The least a server can do to tell everybody something.</summary>
    private sealed class PlainBroadcast : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly List<Channel<string>> _clients = [];

        private PlainBroadcast(WebApplication app) => _app = app;

        public Uri Address => new(_app.Urls.Single());

        public static async Task<PlainBroadcast> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var broadcast = new PlainBroadcast(builder.Build());
            broadcast._app.MapGet("/", broadcast.StreamAsync);
            await broadcast._app.StartAsync();
            return broadcast;
        }

        public Task SendAsync(string data)
        {
            lock (_clients) foreach (var client in _clients) client.Writer.TryWrite(data);
            return Task.CompletedTask;
        }

        public async ValueTask DisposeAsync() => await _app.DisposeAsync();

        private async Task StreamAsync(HttpContext context)
        {
            var mine = Channel.CreateUnbounded<string>();
            lock (_clients) _clients.Add(mine);
            context.Response.ContentType = "text/event-stream";
            await context.Response.Body.FlushAsync(context.RequestAborted);
            try
            {
                await foreach (var data in mine.Reader.ReadAllAsync(context.RequestAborted))
                {
                    await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                lock (_clients) _clients.Remove(mine);
            }
        }
    }
}
