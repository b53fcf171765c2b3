using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Forja.Bench.Measuring;
using Forja.Testing.Running;
using Microsoft.Playwright;

namespace Forja.Bench;

/// <summary>
/// A React project that its author's browser runs, beside the same project in a warm Vite sandbox: opened in the workbench by somebody new and again, edited in the
/// editor, and looked at by its link. The two take turns, so that a slow moment of the machine meets both.
/// </summary>
internal sealed class InBrowser(BenchOptions options) : IBenchmark
{
    private const string Marked = "src/Mark.tsx", Home = "src/pages/Home.tsx";
    private const int Modules = 200;

    /// <summary>What only a project that runs in the browser loads into the workbench.</summary>
    private static readonly string[] CompilerParts = ["/assets/transform.wasm32", "/assets/worker-", "/assets/oxc-", "/assets/BrowserSession-"];

    public string Name => "browser";

    public string? Lacks => Installation.Lacks ?? (Browser.Path is null ? "Chromium is not installed" : null);

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        await using var browser = await Browser.StartAsync(partitioned: true);
        await using var subject = await Subject.StartAsync(cancellationToken, Path.Combine(options.Root, "artifacts", "bench", "cache"), pool: 0);
        var state = await SignInAsync(browser, subject.Link);
        var scene = new Scene(browser, subject, state, subject.Link.GetLeftPart(UriPartial.Authority));
        var small = await MakeAsync(subject, 0, cancellationToken);
        var large = await MakeAsync(subject, Modules, cancellationToken);
        var rounds = options.Quick ? 2 : 7;
        // Sets are made, sandboxes are awake, Vite has seen every module.
        foreach (var id in (string[])[small, large])
        {
            foreach (var runtime in Runtimes) await VisitAsync(scene, id, runtime, again: false, cancellationToken);
        }

        Dictionary<string, Visits> visits = Runtimes.ToDictionary(name => name, _ => new Visits());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var runtime in Runtimes)
            {
                var (first, second, bytes) = await VisitAsync(scene, small, runtime, again: true, cancellationToken);
                visits[runtime].Cold.Add(first);
                visits[runtime].Again.Add(second!.Value);
                visits[runtime].Compiler.Add(bytes / 1_000_000.0);
                visits[runtime].Large.Add((await VisitAsync(scene, large, runtime, again: true, cancellationToken)).Again!.Value);
            }
        }

        foreach (var runtime in Runtimes) visits[runtime].Edits.AddRange(await EditAsync(scene, small, runtime, options.Quick ? 5 : 25, cancellationToken));
        var paints = await PaintsAsync(scene, small, rounds, cancellationToken);
        var (browsers, sandboxes) = (visits["browser"], visits["sandbox"]);
        Console.Error.WriteLine($"  edits, 95 of 100: {new Samples("ms", browsers.Edits).At(0.95):0} ms in the browser, {new Samples("ms", sandboxes.Edits).At(0.95):0} ms in the sandbox");
        const string vite = "warm Vite sandbox";
        return
        [
            new("in the browser: workbench opened → rendered, a first visit", new Samples("ms", browsers.Cold), new Samples("ms", sandboxes.Cold), vite, new Goal(Median: 750)),
            new("in the browser: opened again → rendered", new Samples("ms", browsers.Again), new Samples("ms", sandboxes.Again), vite, new Goal(Median: 400)),
            new("in the browser: saved in the editor → changed in the page", new Samples("ms", browsers.Edits), new Samples("ms", sandboxes.Edits), vite, new Goal(Median: 14)),
            new($"in the browser: {Modules} modules, opened again → rendered", new Samples("ms", browsers.Large), new Samples("ms", sandboxes.Large), vite, new Goal(Median: 500)),
            new("in the browser: shared link → first paint, warm", new Samples("ms", paints), Goal: new Goal(Median: 270)),
            new("in the browser: compiler sent, compressed", new Samples("MB", browsers.Compiler), Goal: new Goal(Median: 0.75)),
        ];
    }

    private static string[] Runtimes => ["browser", "sandbox"];

    /// <summary>The starter, with a component of one line, and as many modules more as the page should have.</summary>
    private static async Task<string> MakeAsync(Subject subject, int modules, CancellationToken cancellationToken)
    {
        var project = await subject.CreateAsync("A task board", model: false, cancellationToken);
        var id = project.GetProperty("id").GetString()!;
        await using (var events = await EventStream.OpenAsync(subject.Client, id, cancellationToken: cancellationToken)) await events.TurnEndAsync();
        await AddAsync(subject, id, Marked, Mark("0"), cancellationToken);
        for (var module = 0; module < modules; module++)
            await AddAsync(subject, id, $"src/many/Part{module}.tsx", $"import {{ useState }} from 'react'\n\nexport function Part{module}() {{\n  const [count] = useState({module})\n  return <li className=\"text-sm\">Part {{count}}</li>\n}}\n", cancellationToken);
        var parts = Enumerable.Range(0, modules).ToList();
        var (_, tag) = await subject.ReadAsync(id, Home, cancellationToken);
        var page = $"import {{ Mark }} from '../Mark'\n{string.Concat(parts.Select(part => $"import {{ Part{part} }} from '../many/Part{part}'\n"))}\nexport function Home() {{\n  return (\n    <section>\n      <h1>{FirstPreview.Expected}</h1>\n      <Mark />\n      <ul>{string.Concat(parts.Select(part => $"<Part{part} />"))}</ul>\n    </section>\n  )\n}}\n";
        await subject.SaveAsync(id, Home, page, tag, cancellationToken);
        return id;
    }

    private static string Mark(string text) => $"export const Mark = () => <b>mark {text} here</b>\n";

    private static async Task AddAsync(Subject subject, string id, string path, string text, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text));
        body.Headers.ContentType = new("application/octet-stream");
        using var answer = await subject.Client.PutAsync($"/api/projects/{id}/files/{path}", body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<(double First, double? Again, long CompilerBytes)> VisitAsync(Scene scene, string id, string runtime, bool again, CancellationToken cancellationToken)
    {
        await scene.MoveAsync(id, runtime, cancellationToken);
        await using var page = await WatchedPage.CreateAsync(await scene.Browser.NewPersonAsync(scene.State), FirstPreview.Expected, framed: true);
        var parts = new List<Task<RequestSizesResult>>();
        page.Page.RequestFinished += (_, request) =>
        {
            if (CompilerParts.Any(part => request.Url.Contains(part, StringComparison.Ordinal))) lock (parts) parts.Add(request.SizesAsync());
        };
        var first = await OpenAsync(scene, page, id, cancellationToken);
        Task<RequestSizesResult[]> all;
        lock (parts) all = Task.WhenAll(parts);
        var bytes = (await all).Sum(size => (long)size.ResponseBodySize);
        if (!again) return (first, null, bytes);
        page.WatchAnew(FirstPreview.Expected);
        return (first, await OpenAsync(scene, page, id, cancellationToken), bytes);
    }

    private static async Task<double> OpenAsync(Scene scene, WatchedPage page, string id, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await page.GoAsync(new Uri($"{scene.Address}/p/{id}"));
        await page.Rendered.WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>From the key that saves to the changed page, by the clocks of the two pages.</summary>
    private static async Task<List<double>> EditAsync(Scene scene, string id, string runtime, int rounds, CancellationToken cancellationToken)
    {
        await scene.MoveAsync(id, runtime, cancellationToken);
        await using var page = await WatchedPage.CreateAsync(await scene.Browser.NewPersonAsync(scene.State), FirstPreview.Expected, framed: true);
        await OpenAsync(scene, page, id, cancellationToken);
        var workbench = page.Page;
        await workbench.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Code" }).ClickAsync();
        await workbench.Locator($"[role=treeitem][title='{Marked}']").ClickAsync();
        var editor = workbench.GetByTestId("editor");
        await editor.Locator(".view-line").First.ClickAsync();
        await workbench.EvaluateAsync("() => addEventListener('keydown', (event) => { if (event.ctrlKey && event.key.toLowerCase() === 's') window.savedAt = performance.timeOrigin + event.timeStamp }, true)");
        var app = await (await workbench.Locator("iframe[title^='Preview of']").ElementHandleAsync()).ContentFrameAsync() ?? throw new InvalidOperationException("The preview has no frame.");
        List<double> samples = [];
        for (var round = 0; round < rounds; round++)
        {
            var next = Mark($"{runtime} {round}");
            var seen = app.EvaluateAsync<double>(WatchedPage.Appears, $"mark {runtime} {round} here");
            await workbench.Keyboard.PressAsync("Control+A");
            await workbench.Keyboard.InsertTextAsync(next.TrimEnd());
            await workbench.Keyboard.PressAsync("Control+S");
            var changed = await seen.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            samples.Add(changed - await workbench.EvaluateAsync<double>("() => window.savedAt"));
        }
        return samples;
    }

    /// <summary>A visitor who was here before opens the link that its author sent.</summary>
    private static async Task<List<double>> PaintsAsync(Scene scene, string id, int rounds, CancellationToken cancellationToken)
    {
        await VisitAsync(scene, id, "browser", again: false, cancellationToken);
        await scene.WaitForSnapshotAsync(id, cancellationToken);
        using var answer = await scene.Subject.Client.PostAsJsonAsync($"/api/projects/{id}/shares", new { name = "bench" }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var link = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("url").GetString()!;
        await using var visitor = await scene.Browser.NewPersonAsync();
        List<double> paints = [];
        for (var round = 0; round <= rounds; round++)
        {
            var page = await visitor.NewPageAsync();
            await page.GotoAsync(link);
            await page.GetByText(FirstPreview.Expected).WaitForAsync();
            var painted = await page.EvaluateAsync<double>(FirstPaint.Painted);
            if (round > 0) paints.Add(painted);
            await page.CloseAsync();
        }
        return paints;
    }

    private static async Task<string> SignInAsync(Browser browser, Uri link)
    {
        await using var person = await browser.NewPersonAsync();
        var page = await person.NewPageAsync();
        await page.GotoAsync(link.ToString());
        return await person.StorageStateAsync();
    }

    private sealed class Visits
    {
        public List<double> Cold { get; } = [];
        public List<double> Again { get; } = [];
        public List<double> Large { get; } = [];
        public List<double> Edits { get; } = [];
        public List<double> Compiler { get; } = [];
    }

    private sealed record Scene(Browser Browser, Subject Subject, string State, string Address)
    {
        public async Task MoveAsync(string id, string runtime, CancellationToken cancellationToken)
        {
            using var answer = await Subject.Client.PatchAsJsonAsync($"/api/projects/{id}", new { runtime }, cancellationToken);
            answer.EnsureSuccessStatusCode();
        }

        /// <summary>Its author's browser hands in what it compiled a moment after it was shown.</summary>
        public async Task WaitForSnapshotAsync(string id, CancellationToken cancellationToken)
        {
            await using var page = await WatchedPage.CreateAsync(await Browser.NewPersonAsync(State), FirstPreview.Expected, framed: true);
            var handedIn = new TaskCompletionSource();
            page.Page.Response += async (_, response) =>
            {
                if (response.Url.EndsWith("/browser/snapshot", StringComparison.Ordinal) && await response.JsonAsync() is { } told && told.GetProperty("committed").GetBoolean()) handedIn.TrySetResult();
            };
            await page.GoAsync(new Uri($"{Address}/p/{id}"));
            await handedIn.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }
    }
}
