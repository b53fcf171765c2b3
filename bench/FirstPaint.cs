using Forja.Bench.Measuring;
using Forja.Testing.Running;
using Microsoft.Playwright;

namespace Forja.Bench;

/// <summary>How soon the first page shows something on a first visit, and how much JavaScript comes over the wire for it.</summary>
internal sealed class FirstPaint(BenchOptions options) : IBenchmark
{
    internal const string Painted = """
        () => new Promise(resolve => {
          const take = list => { const paint = list.find(entry => entry.name === 'first-contentful-paint'); if (paint) resolve(paint.startTime); };
          take(performance.getEntriesByType('paint'));
          new PerformanceObserver(list => take(list.getEntries())).observe({ type: 'paint', buffered: true });
        })
        """;

    public string Name => "ui";

    public string? Lacks => Installation.Lacks ?? (Browser.Path is null ? "Chromium is not installed" : null);

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        await using var browser = await Browser.StartAsync();
        await using var subject = await Subject.StartAsync(cancellationToken);
        List<double> paints = [], sizes = [], floor = [];
        var state = await SignInAsync(browser, subject.Link);
        for (var round = 0; round < (options.Quick ? 3 : 9); round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var visitor = await browser.NewPersonAsync(state);
            var visit = await visitor.NewPageAsync();
            var scripts = new List<Task<RequestSizesResult>>();
            visit.RequestFinished += (_, request) => { if (request.ResourceType == "script") lock (scripts) scripts.Add(request.SizesAsync()); };
            await visit.GotoAsync(subject.Link.GetLeftPart(UriPartial.Authority), new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            paints.Add(await visit.EvaluateAsync<double>(Painted));
            Task<RequestSizesResult[]> all;
            lock (scripts) all = Task.WhenAll(scripts);
            sizes.Add((await all).Sum(size => size.ResponseBodySize) / 1000.0);

            var bare = await visitor.NewPageAsync();
            await bare.RouteAsync("**/*", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<p>one line</p>" }));
            await bare.GotoAsync("http://localhost/");
            floor.Add(await bare.EvaluateAsync<double>(Painted));
        }
        return
        [
            new("first page → first paint", new Samples("ms", paints), new Samples("ms", floor), "a one-line page", new Goal(Median: 600)),
            new("first page: JavaScript sent, compressed", new Samples("kB", sizes), Goal: new Goal(Median: 200)),
        ];
    }

    /// <summary>The cookies of a browser that opened the printed link: what is measured is the page, not the way in.</summary>
    private static async Task<string> SignInAsync(Browser browser, Uri link)
    {
        await using var person = await browser.NewPersonAsync();
        var page = await person.NewPageAsync();
        await page.GotoAsync(link.ToString());
        return await person.StorageStateAsync();
    }
}
