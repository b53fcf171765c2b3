using System.Diagnostics;
using System.Text.Json;
using Forja.Bench.Measuring;
using Forja.Testing.Running;

namespace Forja.Bench;

/// <summary>What rest costs whoever comes back, and what it gives: request → first byte of a preview that is frozen, frozen with its memory taken back, and stopped; and its memory.</summary>
internal sealed class Rest(BenchOptions options) : IBenchmark
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    // As short as the settings allow: what is measured is the way back.
    private static readonly Dictionary<string, string> Impatient = new()
    {
        ["Forja__Sandboxes__FreezeAfter"] = "00:00:01",
        ["Forja__Sandboxes__ReclaimAfter"] = "00:00:03",
        ["Forja__Sandboxes__IdleCheck"] = "00:00:01",
        ["Forja__Browsers__Most"] = "0",
        // Longer than any wake, so that the first byte is the app's own and not the waiting page's.
        ["Forja__Previews__HoldNavigation"] = "00:00:10",
    };

    public string Name => "rest";

    public string? Lacks => Installation.Lacks;

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        var rounds = options.Quick ? 3 : 12;
        await using var subject = await Subject.StartAsync(cancellationToken, Path.Combine(options.Root, "artifacts", "bench", "cache"), pool: 0, Impatient);
        var project = await subject.CreateAsync("A task board", model: false, cancellationToken);
        var (id, address) = (project.GetProperty("id").GetString()!, new Uri(project.GetProperty("openUrl").GetString()!));
        using var opened = await subject.Client.GetAsync(address, cancellationToken);
        var cookie = opened.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        var preview = new Uri(address.GetLeftPart(UriPartial.Authority));
        await FirstByteAsync(subject, preview, cookie, cancellationToken);
        var awake = await MemoryAsync(subject, id, cancellationToken);

        List<double> frozen = [], reclaimed = [], stopped = [], given = [];
        for (var round = 0; round < rounds; round++)
        {
            await WaitAsync(subject, id, "frozen", cancellationToken);
            frozen.Add(await FirstByteAsync(subject, preview, cookie, cancellationToken));

            await WaitAsync(subject, id, "frozen", cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
            given.Add(await MemoryAsync(subject, id, cancellationToken));
            reclaimed.Add(await FirstByteAsync(subject, preview, cookie, cancellationToken));

            using var stop = await subject.Client.PostAsync($"/api/projects/{id}/sandbox/stop", null, cancellationToken);
            stop.EnsureSuccessStatusCode();
            stopped.Add(await FirstByteAsync(subject, preview, cookie, cancellationToken));
        }

        return
        [
            new("frozen preview → first byte", new Samples("ms", frozen), new Samples("ms", stopped), "stopped", new Goal(Median: 10)),
            new("hibernated preview → first byte", new Samples("ms", reclaimed), new Samples("ms", stopped), "stopped", new Goal(Median: 50)),
            new("stopped preview → first byte", new Samples("ms", stopped), Goal: new Goal(Median: 1100)),
            new("memory of a preview, hibernated", new Samples("MB", given), new Samples("MB", [awake]), "awake", new Goal(Median: 35)),
        ];
    }

    private static async Task<double> FirstByteAsync(Subject subject, Uri preview, string cookie, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, preview);
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        var watch = Stopwatch.StartNew();
        using var answer = await subject.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var took = watch.Elapsed.TotalMilliseconds;
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return took;
    }

    private static async Task<double> MemoryAsync(Subject subject, string id, CancellationToken cancellationToken)
    {
        using var processes = JsonDocument.Parse(await subject.Client.GetStringAsync($"/api/projects/{id}/sandbox/processes", cancellationToken));
        return processes.RootElement.GetProperty("items").EnumerateArray().Sum(process => process.GetProperty("memory").GetInt64()) / 1048576.0;
    }

    private static async Task WaitAsync(Subject subject, string id, string state, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var sandbox = JsonDocument.Parse(await subject.Client.GetStringAsync($"/api/projects/{id}/sandbox", cancellationToken));
            if (sandbox.RootElement.GetProperty("state").GetString() == state) return;
            await Task.Delay(LookAgain, cancellationToken);
        }
    }
}
