using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Forja.Bench.Measuring;

/// <summary>A page that tells the moment a text first stands in it: seen by the page itself at each change of its tree, not asked for from outside.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private const string Watcher = """
        (() => {
          const wanted = new Set();
          const look = () => {
            const text = document.body?.textContent ?? '';
            for (const one of wanted) if (text.includes(one)) { wanted.delete(one); window.forjaSaw(one); }
          };
          window.forjaWatch = (one) => { wanted.add(one); look(); };
          new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
        })();
        """;

    /// <summary>Resolves with the time, on the clock that all pages share, at which a text stands in the page.</summary>
    public const string Appears = """
        text => new Promise(resolve => {
          const look = () => { if (document.body.textContent.includes(text)) { resolve(performance.timeOrigin + performance.now()); news.disconnect(); } };
          const news = new MutationObserver(look);
          news.observe(document, { childList: true, subtree: true, characterData: true });
          look();
        })
        """;

    private readonly IBrowserContext _person;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _seen = new();

    private WatchedPage(IBrowserContext person, IPage page, Task rendered) => (_person, Page, Rendered) = (person, page, rendered);

    public IPage Page { get; }

    /// <summary>Ends when the text that the page was opened for stands in it.</summary>
    public Task Rendered { get; private set; }

    /// <param name="person">Whose page it is.</param>
    /// <param name="expected">What it is opened for.</param>
    /// <param name="framed">It stands in a frame of the page.</param>
    public static async Task<WatchedPage> CreateAsync(IBrowserContext person, string expected, bool framed = false)
    {
        var watched = new WatchedPage(person, await person.NewPageAsync(), Task.CompletedTask);
        await watched.Page.ExposeBindingAsync("forjaSaw", (BindingSource _, string text) => watched.Source(text).TrySetResult());
        await watched.Page.AddInitScriptAsync($"{Watcher} if ((window === window.top) !== {(framed ? "true" : "false")}) window.forjaWatch({System.Text.Json.JsonSerializer.Serialize(expected)});");
        watched.Rendered = watched.Source(expected).Task;
        return watched;
    }

    /// <summary>Starts the navigation and returns when the server answered; what renders when is <see cref="Rendered"/>.</summary>
    public Task GoAsync(Uri address) => Page.GotoAsync(address.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });

    /// <summary>The next page is opened for the same text.</summary>
    public void WatchAnew(string expected)
    {
        _seen.TryRemove(expected, out _);
        Rendered = Source(expected).Task;
    }

    /// <summary>Watches for another text from now on.</summary>
    public async Task<Task> WatchAsync(string text)
    {
        var seen = Source(text).Task;
        await Page.EvaluateAsync("text => window.forjaWatch(text)", text);
        return seen;
    }

    public async ValueTask DisposeAsync() => await _person.DisposeAsync();

    private TaskCompletionSource Source(string text) => _seen.GetOrAdd(text, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
