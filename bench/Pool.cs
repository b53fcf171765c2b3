using System.Diagnostics;
using System.Text.Json;
using Forja.Bench.Measuring;
using Forja.Testing.Running;

namespace Forja.Bench;

/// <summary>Files known → rendered when a sandbox waits for the project, beside the same with none waiting; and how long a frozen preview needs to its first byte.</summary>
internal sealed class Pool(BenchOptions options) : IBenchmark
{
    public string Name => "pool";

    public string? Lacks => Installation.Lacks ?? (Browser.Path is null ? "Chromium is not installed" : null);

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        var cache = Path.Combine(options.Root, "artifacts", "bench", "cache");
        var rounds = options.Quick ? 3 : 9;
        await using var browser = await Browser.StartAsync();
        var cold = new List<double>();
        await using (var subject = await Subject.StartAsync(cancellationToken, cache, pool: 0))
        {
            // The first one of all finds a server that has just started.
            await FirstPreview.OpenAsync(subject, browser, cancellationToken);
            for (var round = 0; round < rounds; round++) cold.Add(await FirstPreview.OpenAsync(subject, browser, cancellationToken));
        }

        var warm = new List<double>();
        await using (var subject = await Subject.StartAsync(cancellationToken, cache))
        {
            for (var round = 0; round <= rounds; round++)
            {
                await WaitsAsync(subject, cancellationToken);
                var took = await FirstPreview.OpenAsync(subject, browser, cancellationToken);
                if (round > 0) warm.Add(took);
            }
        }

        return [new("files known → rendered, sandbox waiting", new Samples("ms", warm), new Samples("ms", cold), "none waiting", new Goal(Median: 400))];
    }

    private static async Task WaitsAsync(Subject subject, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var pool = JsonDocument.Parse(await subject.Client.GetStringAsync("/api/sandboxes/pool", cancellationToken));
            if (pool.RootElement.GetProperty("waiting").TryGetProperty("react", out var waiting) && waiting.GetInt32() > 0) return;
            await Task.Delay(100, cancellationToken);
        }
    }
}
