using System.Diagnostics;
using Forja.Bench.Measuring;
using Forja.Testing.Running;

namespace Forja.Bench;

/// <summary>A save in the editor → the change stands in the open preview, through the dev server's own hot replacement.</summary>
internal sealed class EditToScreen(BenchOptions options) : IBenchmark
{
    private const string Path = "src/content.ts";

    public string Name => "edit";

    public string? Lacks => Installation.Lacks ?? (Browser.Path is null ? "Chromium is not installed" : null);

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        await using var browser = await Browser.StartAsync();
        await using var subject = await Subject.StartAsync(cancellationToken, System.IO.Path.Combine(options.Root, "artifacts", "bench", "cache"), pool: 0);
        var project = await subject.CreateAsync("A task board", model: false, cancellationToken);
        var id = project.GetProperty("id").GetString()!;
        await using var page = await browser.OpenAsync(new Uri(project.GetProperty("openUrl").GetString()!), FirstPreview.Expected);
        await page.Rendered.WaitAsync(TimeSpan.FromMinutes(3), cancellationToken);

        var shown = FirstPreview.Expected;
        List<double> samples = [], answered = [];
        for (var round = 0; round < (options.Quick ? 5 : 15); round++)
        {
            var (text, tag) = await subject.ReadAsync(id, Path, cancellationToken);
            var next = $"Heading number {round}";
            var seen = await page.WatchAsync(next);
            var watch = Stopwatch.StartNew();
            await subject.SaveAsync(id, Path, text.Replace(shown, next, StringComparison.Ordinal), tag, cancellationToken);
            answered.Add(watch.Elapsed.TotalMilliseconds);
            await seen.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            samples.Add(watch.Elapsed.TotalMilliseconds);
            shown = next;
        }
        Console.Error.WriteLine($"  answered: {string.Join(", ", answered.Select(one => $"{one:0}"))}; rendered: {string.Join(", ", samples.Select(one => $"{one:0}"))}");
        return [new("edit saved → change rendered", new Samples("ms", samples), Goal: new Goal(Median: 300))];
    }
}
