using System.Net.Http.Json;
using System.Text;
using Forja.Bench.Measuring;
using Forja.Testing.Models;
using Forja.Testing.Running;
using Microsoft.Playwright;

namespace Forja.Bench;

/// <summary>How the workbench feels while much happens: typing in the editor while a model streams, scrolling through a long chat, and the memory that both leave behind.</summary>
internal sealed class Workbench(BenchOptions options) : IBenchmark
{
    private const double TokensPerSecond = 200;
    private const int LongChat = 5_000;
    private const string Typed = "const answer = question.split('').reverse().join('');";

    // From the key (when the operating system had it) to the first moment after the frame that shows what it did.
    private const string WatchKeys = """
        () => {
          window.keys = [];
          document.addEventListener('keydown', event => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => window.keys.push(performance.now() - event.timeStamp);
            channel.port2.postMessage(null);
          }), true);
        }
        """;

    // Scrolls a screen's height each third of a second for three seconds, smoothly, and counts the frames that came.
    private const string Scroll = """
        selector => new Promise(resolve => {
          const pane = document.querySelector(selector);
          pane.scrollTop = pane.scrollHeight;
          const began = performance.now();
          let frames = 0;
          const step = () => {
            frames++;
            pane.scrollTop -= 40;
            if (performance.now() - began < 3000) requestAnimationFrame(step); else resolve(frames / (performance.now() - began) * 1000);
          };
          requestAnimationFrame(step);
        })
        """;

    private const string PlainPage = """
        <style>div { height: 700px; overflow-y: auto }</style><textarea></textarea><div id=pane></div>
        <script>pane.innerHTML = Array.from({ length: 5000 }, (_, line) => `<p>line ${line}</p>`).join('')</script>
        """;

    public string Name => "workbench";

    public string? Lacks => Installation.Lacks ?? (Browser.Path is null ? "Chromium is not installed" : null);

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        await using var browser = await Browser.StartAsync();
        await using var subject = await Subject.StartAsync(cancellationToken, Path.Combine(options.Root, "artifacts", "bench", "cache"), pool: 0);
        await using var person = await browser.NewPersonAsync();
        var page = await person.NewPageAsync();
        await page.GotoAsync(subject.Link.ToString());

        var plain = await person.NewPageAsync();
        await plain.RouteAsync("**/*", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = PlainPage }));
        await plain.GotoAsync("http://localhost/");
        var plainKeys = await TypeAsync(plain, plain.Locator("textarea"), Typed);
        var plainFrames = await ScrollAsync(plain, "#pane");

        await page.BringToFrontAsync();
        var keys = await TypeWhileStreamingAsync(subject, page, cancellationToken);
        var (frames, events, heap) = await LongChatAsync(subject, page, cancellationToken);
        return
        [
            new($"key → glyph, 95 of 100, while {TokensPerSecond:0} tokens/s stream", new Samples("ms", [At95(keys)]), new Samples("ms", [At95(plainKeys)]), "a bare text field", new Goal(Median: 16)),
            new($"scrolling a chat of {events:N0} events", new Samples("frames/s", [frames]), new Samples("frames/s", [plainFrames]), "five thousand plain lines", new Goal(Median: 58, MoreIsBetter: true)),
            new("memory of the page after it", new Samples("MB", [heap])),
        ];
    }

    private static double At95(List<double> values) => values.Order().ElementAt((int)(values.Count * 0.95));

    private async Task<List<double>> TypeWhileStreamingAsync(Subject subject, IPage page, CancellationToken cancellationToken)
    {
        var id = await NewAsync(subject, cancellationToken);
        await page.GotoAsync(new Uri(subject.Link, $"/p/{id}?file=src/content.ts").ToString());
        await page.Locator(".monaco-editor .view-line").First.WaitForAsync();
        subject.Model.Respond = _ => ScriptedReply.Text(LongAnswer(tokens: options.Quick ? 3_000 : 8_000)) with { TokensPerSecond = TokensPerSecond };
        await using var events = await EventStream.OpenAsync(subject.Client, id, cancellationToken: cancellationToken);
        await StartAsync(subject, id, "Write a long file", "build", cancellationToken);
        await events.NextAsync("file-delta");
        await page.Locator(".monaco-editor .view-line").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        var keys = await TypeAsync(page, null, string.Concat(Enumerable.Repeat(Typed, options.Quick ? 2 : 6)));
        await events.TurnEndAsync();
        return keys;
    }

    private static async Task<List<double>> TypeAsync(IPage page, ILocator? field, string text)
    {
        await page.EvaluateAsync(WatchKeys);
        if (field is not null) await field.ClickAsync();
        await page.Keyboard.TypeAsync(text, new KeyboardTypeOptions { Delay = 40 });
        await page.WaitForFunctionAsync($"() => window.keys.length >= {text.Length}");
        return [.. await page.EvaluateAsync<double[]>("() => window.keys")];
    }

    private async Task<(double Frames, long Events, double Heap)> LongChatAsync(Subject subject, IPage page, CancellationToken cancellationToken)
    {
        var id = await NewAsync(subject, cancellationToken);
        subject.Model.Respond = _ => ScriptedReply.Text("A short answer, with a **list**:\n\n- one\n- two\n\nand `code`.");
        await using var events = await EventStream.OpenAsync(subject.Client, id, cancellationToken: cancellationToken);
        await events.TurnEndAsync();
        var last = 0L;
        while (last < (options.Quick ? LongChat / 5 : LongChat))
        {
            await StartAsync(subject, id, "What does this app do?", "ask", cancellationToken);
            last = (await events.TurnEndAsync()).GetProperty("seq").GetInt64();
        }

        await page.GotoAsync(new Uri(subject.Link, $"/p/{id}").ToString());
        await page.GetByTestId("turn").First.WaitForAsync();
        // All of it is drawn: only the end is, until somebody asks for more.
        while (await page.GetByTestId("earlier").IsVisibleAsync()) await page.GetByTestId("earlier").ClickAsync();
        var frames = await ScrollAsync(page, "[data-testid=chat-scroll]");
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("HeapProfiler.collectGarbage");
        return (frames, last, (await devTools.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble() / 1e6);
    }

    private static Task<double> ScrollAsync(IPage page, string selector) => page.EvaluateAsync<double>(Scroll, selector);

    private static async Task<string> NewAsync(Subject subject, CancellationToken cancellationToken) =>
        (await subject.CreateAsync("A task board", model: false, cancellationToken)).GetProperty("id").GetString()!;

    private static async Task StartAsync(Subject subject, string id, string text, string mode, CancellationToken cancellationToken)
    {
        using var answer = await subject.Client.PostAsJsonAsync($"/api/projects/{id}/turns", new { text, mode, language = "en", queue = true }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static string LongAnswer(int tokens)
    {
        var file = new StringBuilder("I write it.\n\n```ts {path=src/long.ts}\n");
        // A line is about ten tokens.
        for (var line = 0; line < tokens / 10; line++) file.Append($"export const value{line} = 'a line of about ten tokens';\n");
        return file.Append("```\n\nDone.\n").ToString();
    }
}
