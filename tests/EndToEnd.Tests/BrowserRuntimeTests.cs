namespace Forja.EndToEnd.Tests;

/// <summary>A page that its author's own browser compiles and serves, as they meet it in the workbench.</summary>
[Trait("Needs", "sandbox")]
[Trait("Needs", "chromium")]
public sealed class BrowserRuntimeTests(Product product, BrowserProject project) : IClassFixture<BrowserProject>
{
    private static readonly (string Kind, string Body, string Imports, string Message, int Line)[] Mistakes =
    [
        ("an import that leads nowhere", "gone()", "import { gone } from './Gone'", "./Gone", 1),
        ("a promise that nobody takes", "Promise.reject(new Error('lost promise'))", "", "lost promise", 3),
        ("a later step", "setTimeout(() => { throw new Error('late mistake') })", "", "late mistake", 3),
        ("a render", "if (Date.now() > 0) throw new Error('cannot draw')", "", "cannot draw", 3),
    ];

    [Fact]
    public async Task Edit_InTheEditor_IsInThePageWhichKeepsItsState()
    {
        await project.SayAsync("Morning");
        await using var person = await product.NewPersonAsync(partitioned: true);
        var (workbench, app) = await OpenAsync(person, "Morning");
        Assert.True(await app.EvaluateAsync<bool>("() => navigator.serviceWorker.controller !== null"));
        await workbench.OpenFileAsync(ReactAnswer.HomePath);

        await workbench.TypeOverAsync("Morning", "Evening");

        await workbench.ShowAsync("Preview");
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Evening");
        Assert.True(await IsTheSameAsync(app));
    }

    [Fact]
    public async Task Mistake_OfEachKind_IsToldWithItsFileAndLineUntilItIsMended()
    {
        await project.SayAsync("Before");
        await using var person = await product.NewPersonAsync(partitioned: true);
        var (workbench, app) = await OpenAsync(person, "Before");

        await project.WriteAsync("export function Home() {\n  return (<h1>Night</h2>)\n}\n");
        await ExpectToldAsync(workbench, "closing tag", 2);
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Before");
        await MendAsync(workbench, "Mended");
        Assert.True(await IsTheSameAsync(app));
        foreach (var (kind, body, imports, message, line) in Mistakes)
        {
            await project.SayAsync(kind, body, imports);
            await ExpectToldAsync(workbench, message, line);
            await MendAsync(workbench, $"After {kind}");
        }
    }

    [Fact]
    public async Task Network_Gone_EditsAndRoutesGoOnAndSoWithoutTheWorkersMemory()
    {
        await project.SayAsync("Connected");
        await using var person = await product.NewPersonAsync(partitioned: true);
        var (workbench, app) = await OpenAsync(person, "Connected");
        await workbench.OpenFileAsync(ReactAnswer.HomePath);
        await person.SetOfflineAsync(true);

        await workbench.TypeOverAsync("Connected", "Alone");
        await workbench.ShowAsync("Preview");
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Alone");
        await GoAsync(app, "/some/route");
        await Expect(workbench.App.GetByText("This page does not exist")).ToBeVisibleAsync();
        var devTools = await person.NewCDPSessionAsync(workbench.Page);
        await devTools.SendAsync("ServiceWorker.enable");
        await devTools.SendAsync("ServiceWorker.stopAllWorkers");
        await GoAsync(await workbench.AppFrameAsync(), "/");

        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Alone");
    }

    [Fact]
    public async Task Package_ThatTheCodeNeeds_IsOfferedAndInstalledWhileThePageRuns()
    {
        await project.SayAsync("Plain");
        await using var person = await product.NewPersonAsync(partitioned: true);
        var (workbench, _) = await OpenAsync(person, "Plain");

        await project.SayAsync("{typeof mitt} of a package", imports: "import mitt from 'mitt'");
        var offer = workbench.Page.GetByTestId("missing-packages");
        await Expect(offer).ToContainTextAsync("mitt");
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Plain");
        await offer.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("function of a package");
        await Expect(offer).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Loop_WithoutEnd_LeavesTheWorkbenchAliveAndIsStartedAnew()
    {
        await project.SayAsync("Calm");
        await using var person = await product.NewPersonAsync(partitioned: true);
        var (workbench, _) = await OpenAsync(person, "Calm");

        await project.SayAsync("Never", "for (;;);");
        var restart = workbench.Page.GetByTestId("restart-preview");
        await Expect(restart).ToBeVisibleAsync();
        await project.SayAsync("Again");
        await workbench.OpenFileAsync(ReactAnswer.HomePath);
        await Expect(workbench.Editor).ToContainTextAsync("Again");
        await workbench.ShowAsync("Preview");
        await restart.ClickAsync();

        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("Again");
    }

    [Fact]
    public async Task Page_NoServiceWorkerIsAllowed_IsTheServersForItsAuthorAndForVisitors()
    {
        await project.SayAsync("Served");
        await using var person = await product.NewPersonAsync();
        var (workbench, app) = await OpenAsync(person, "Served");
        Assert.False(await app.EvaluateAsync<bool>("() => !!navigator.serviceWorker && navigator.serviceWorker.controller !== null"));

        await workbench.Page.GetByTestId("runtime").ClickAsync();
        await Expect(workbench.Page.GetByTestId("limit-server")).ToBeVisibleAsync();
        await workbench.Page.Keyboard.PressAsync("Escape");

        var visitor = await person.RunAndWaitForPageAsync(() => workbench.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Open in a new tab" }).ClickAsync());
        await Expect(visitor.Locator("h1")).ToHaveTextAsync("Served");
        await project.SayAsync("News for everybody");

        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync("News for everybody");
        await Expect(visitor.Locator("h1")).ToHaveTextAsync("News for everybody");
    }

    private async Task<(Workbench Workbench, IFrame App)> OpenAsync(IBrowserContext person, string heading)
    {
        var workbench = await product.OpenWorkbenchAsync(person, project.Id);
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync(heading);
        await Expect(workbench.Page.GetByTestId("runtime")).ToHaveAttributeAsync("data-runtime", "browser");
        var app = await workbench.AppFrameAsync();
        await app.EvaluateAsync("() => { window.remembered = true }");
        return (workbench, app);
    }

    /// <summary>The page was never loaded anew.</summary>
    private static Task<bool> IsTheSameAsync(IFrame app) => app.EvaluateAsync<bool>("() => window.remembered === true");

    private static Task GoAsync(IFrame app, string path) => app.EvaluateAsync("path => { setTimeout(() => location.assign(path)) }", path);

    private static async Task ExpectToldAsync(Workbench workbench, string message, int line)
    {
        var told = workbench.Page.GetByRole(AriaRole.Alert);
        await Expect(told).ToContainTextAsync(message);
        // Once opened, the details stay open for the next mistake.
        var details = told.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Show details" });
        if (await details.IsVisibleAsync()) await details.ClickAsync();
        await Expect(told).ToContainTextAsync($"{ReactAnswer.HomePath}:{line}");
    }

    private async Task MendAsync(Workbench workbench, string heading)
    {
        await project.SayAsync(heading);
        await Expect(workbench.App.Locator("h1")).ToHaveTextAsync(heading);
        await Expect(workbench.Page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
    }
}
