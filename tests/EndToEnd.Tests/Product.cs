using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Forja.Testing.Running;

[assembly: AssemblyFixture(typeof(Forja.EndToEnd.Tests.Product))]
// Two browsers and their sandboxes on two processors would only make each other late.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Forja.EndToEnd.Tests;

/// <summary>The whole product, as a person meets it: the built server with real sandboxes, a scripted model behind real HTTP, and a real browser.</summary>
public sealed class Product : IAsyncLifetime
{
    /// <summary>Longest wait for anything on a page. What takes longer is prepared beforehand, by <see cref="PrepareAsync"/>.</summary>
    private const float Patience = 60_000;

    private ForjaServer? _server;
    private Script? _script;
    private IPlaywright? _playwright;
    private IBrowser? _browser, _partitioned;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _prepared = new();

    /// <summary>What of a dependency's work may be kept from one run of the tests to the next.</summary>
    public static string Cache { get; } = Path.Combine(Installation.Artifacts, "tests", "cache");

    public ForjaServer Server => Ready(_server);

    public Script Script => Ready(_script);

    public HttpClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Lacks is not null) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _script = await Script.StartAsync();
        _server = await StartServerAsync(_script.Environment());
        Api = _server.CreateClient();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.StartAsync(_playwright);
    }

    /// <summary>Another server; it prepares nothing by itself that the tests did not ask for.</summary>
    public static Task<ForjaServer> StartServerAsync(IReadOnlyDictionary<string, string> environment, string? data = null) => ForjaServer.StartAsync(new ForjaServerSettings
    {
        Environment = new Dictionary<string, string>(environment) { ["Forja__Packages__PrepareStarters"] = "false" },
        DataDirectory = data,
        SharedCache = Cache,
    });

    /// <summary>A person with a browser of their own, signed in by the printed link; <paramref name="partitioned"/>: one that lets previews have a service worker.</summary>
    public async Task<IBrowserContext> NewPersonAsync(string locale = "en-US", ColorScheme scheme = ColorScheme.Light, ForjaServer? server = null, bool partitioned = false)
    {
        var browser = partitioned ? _partitioned ??= await Chromium.StartAsync(Ready(_playwright), partitioned: true) : Ready(_browser);
        var person = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = locale,
            ColorScheme = scheme,
            AcceptDownloads = true,
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
        });
        person.SetDefaultTimeout(Patience);
        var page = await person.NewPageAsync();
        await page.GotoAsync((server ?? Server).Link.ToString());
        await page.CloseAsync();
        return person;
    }

    /// <summary>Somebody with a browser that this server never saw.</summary>
    public async Task<IBrowserContext> NewStrangerAsync()
    {
        var stranger = await Ready(_browser).NewContextAsync(new BrowserNewContextOptions { Locale = "en-US" });
        stranger.SetDefaultTimeout(Patience);
        return stranger;
    }

    /// <summary>A first page that is ready for a prompt.</summary>
    public async Task<Home> OpenHomeAsync(IBrowserContext person, ForjaServer? server = null)
    {
        var page = await person.NewPageAsync();
        await page.GotoAsync((server ?? Server).Address.ToString());
        return new Home(page);
    }

    public async Task<Workbench> OpenWorkbenchAsync(IBrowserContext person, string project)
    {
        var page = await person.NewPageAsync();
        await page.GotoAsync(new Uri(Server.Address, $"/p/{project}").ToString());
        return new Workbench(page);
    }

    /// <summary>Has a starter's packages fetched and prepared, once for all tests.</summary>
    public Task PrepareAsync(string starter) =>
        _prepared.GetOrAdd(starter, name => new Lazy<Task>(() => CreateAsync(new { prompt = "Preparation", starter = name, model = "starter", language = "en" }))).Value;

    /// <summary>Creates a project as a program does, and waits until its first turn has ended.</summary>
    public async Task<string> CreateAsync(object request)
    {
        using var answer = await Api.PostAsJsonAsync("/api/projects", request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        using var project = JsonDocument.Parse(text);
        var id = project.RootElement.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(Api, id);
        var end = await events.TurnEndAsync();
        Assert.True(end.GetProperty("type").GetString() == "turn-done", $"{end}\n{Server.Output}");
        return id;
    }

    /// <summary>Changes a file as a program does: all of its text by what it was.</summary>
    public async Task ChangeAsync(string project, string path, Func<string, string> change)
    {
        var address = $"/api/projects/{project}/files/{path}";
        using var current = await Api.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(change(await current.Content.ReadAsStringAsync()))) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation("If-Match", current.Headers.ETag!.ToString());
        using var answer = await Api.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Has a project run elsewhere.</summary>
    public async Task MoveAsync(string project, string runtime)
    {
        using var answer = await Api.PatchAsJsonAsync($"/api/projects/{project}", new { runtime });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A copy of a project, with a life of its own.</summary>
    public async Task<string> ForkAsync(string project, string name)
    {
        using var answer = await Api.PostAsJsonAsync($"/api/projects/{project}/fork", new { name });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_partitioned is not null) await _partitioned.DisposeAsync();
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        Api?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        if (_script is not null) await _script.DisposeAsync();
    }

    private static string? Lacks => Installation.Lacks ?? (Chromium.Path is null ? "Chromium is not installed" : null);

    /// <summary>Skips the test, with the reason, where the whole product cannot run.</summary>
    private static T Ready<T>(T? part) where T : class
    {
        Assert.SkipWhen(Lacks is not null, Lacks ?? "");
        return part!;
    }
}
