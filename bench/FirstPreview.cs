using Forja.Bench.Measuring;
using Forja.Bench.Naive;
using Forja.Testing.Running;

namespace Forja.Bench;

/// <summary>Files known → preview rendered in Chromium: the naive Docker way and Forja by turns, so that a slow moment of the machine meets both.</summary>
internal sealed class FirstPreview(BenchOptions options) : IBenchmark
{
    public string Name => "preview";

    public string? Lacks => Installation.Lacks ?? (Browser.Path is null ? "Chromium is not installed" : !Installation.IsOnPath("dockerd") ? "dockerd is not installed" : null);

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        var work = Path.Combine(options.Root, "artifacts", "bench");
        await using var browser = await Browser.StartAsync();
        await using var daemon = await DockerDaemon.StartAsync(Path.Combine(work, "docker"), cancellationToken);
        var image = await NaiveImage.EnsureAsync(daemon.Client, work, cancellationToken);
        var naive = new NaiveRun(daemon.Client, image, browser);
        var files = Path.Combine(work, "files");

        var slow = new List<double>();
        for (var round = 0; round < (options.Quick ? 1 : 3); round++)
        {
            var parts = await naive.RunAsync(files, "Demo", cancellationToken);
            Console.Error.WriteLine($"  naive: {string.Join(", ", parts.Select(part => $"{part.Key} {part.Value:0}"))}");
            slow.Add(parts["all"]);
        }
        return [new Measurement("naive", new Samples("ms", slow))];
    }
}
