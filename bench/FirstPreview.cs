using System.Diagnostics;
using Forja.Bench.Measuring;
using Forja.Bench.Naive;
using Forja.ProjectFiles.Starters;
using Forja.Testing.Docker;
using Forja.Testing.Running;
using Microsoft.Extensions.Options;

namespace Forja.Bench;

/// <summary>
/// Files known → preview rendered in Chromium: the naive Docker way and Forja by turns, so that a slow moment of the machine meets both. The app is the
/// React starter, the browser a first visit of somebody new.
/// </summary>
internal sealed class FirstPreview(BenchOptions options) : IBenchmark
{
    /// <summary>Stands in the app's first screen, and in no waiting page.</summary>
    internal const string Expected = "Good to see you";

    private const string Prompt = "A task board called \"Bench\"";

    public string Name => "preview";

    public string? Lacks => Installation.Lacks ?? (Browser.Path is null ? "Chromium is not installed" : !Installation.IsOnPath("dockerd") ? "dockerd is not installed" : null);

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        var work = Path.Combine(options.Root, "artifacts", "bench");
        await using var browser = await Browser.StartAsync();
        await using var daemon = await DockerDaemon.StartAsync(Path.Combine(work, "docker"), cancellationToken);
        var naive = new NaiveRun(daemon.Client, await NaiveImage.EnsureAsync(daemon.Client, work, cancellationToken), browser);
        var files = WriteStarter(Path.Combine(work, "files"));

        await using var subject = await Subject.StartAsync(cancellationToken);
        var unseen = await OpenAsync(subject, browser, cancellationToken);
        Console.Error.WriteLine($"  forja, dependencies never seen: {unseen:0}");

        List<double> slow = [], fast = [];
        for (var round = 0; round < (options.Quick ? 1 : 3); round++)
        {
            var parts = await naive.RunAsync(files, Expected, cancellationToken);
            Console.Error.WriteLine($"  naive: {string.Join(", ", parts.Select(part => $"{part.Key} {part.Value:0}"))}");
            slow.Add(parts["all"]);
            for (var each = 0; each < 3; each++) fast.Add(await OpenAsync(subject, browser, cancellationToken));
            Console.Error.WriteLine($"  forja: {string.Join(", ", fast.TakeLast(3).Select(one => $"{one:0}"))}");
        }
        var baseline = new Samples("ms", slow);
        return
        [
            new("files known → preview rendered", new Samples("ms", fast), baseline, "naive Docker", new Goal(Median: 1200, Ratio: 10)),
            new("same, dependencies never seen here", new Samples("ms", [unseen]), baseline, "naive Docker"),
        ];
    }

    internal static async Task<double> OpenAsync(Subject subject, Browser browser, CancellationToken cancellationToken)
    {
        await using var page = await WatchedPage.CreateAsync(await browser.NewPersonAsync(), Expected);
        var watch = Stopwatch.StartNew();
        var project = await subject.CreateAsync(Prompt, model: false, cancellationToken);
        await page.GoAsync(new Uri(project.GetProperty("openUrl").GetString()!));
        await page.Rendered.WaitAsync(TimeSpan.FromMinutes(3), cancellationToken);
        var took = watch.Elapsed.TotalMilliseconds;
        await subject.DeleteAsync(project.GetProperty("id").GetString()!);
        return took;
    }

    /// <summary>The same files that Forja starts from, for the naive way.</summary>
    private static string WriteStarter(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var catalog = new StarterCatalog(Options.Create(new StarterOptions { Directory = Path.Combine(Installation.Root, "starters") }));
        foreach (var (path, content) in catalog.Find("react")!.FilesFor(ProjectNames.FromPrompt(Prompt), "en"))
        {
            var target = Path.Combine(folder, path.Value);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, content.ToArray());
        }
        return folder;
    }
}
