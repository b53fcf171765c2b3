using System.Net.WebSockets;
using Forja.Previews.Targets;
using Forja.Previews.Tests.Scene;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Forja.Previews.Tests.Browser;

/// <summary>What browsers really do with our cookies, frames and scripts. Everything here was once an assumption.</summary>
[Trait("Needs", "chromium")]
public sealed class BrowserTests
{
    private readonly ProjectId _project = ProjectId.New();

    [Fact]
    public async Task Preview_InTheWorkbenchsFrame_OpensByItsTokenAndStaysOpen()
    {
        await using var scene = await BrowserScene.StartAsync();
        await using var app = await AppBehind.StartAsync("text/html", "<!doctype html><head><title>Kanban</title></head><h1>Quadro</h1>");
        scene.Edge.Targets.Run(_project, 1, (5173, app.Port));

        await scene.FrameAsync(scene.Edge.Links.OpenUrl(_project));
        var rendered = await scene.HearAsync("rendered");
        await scene.ForgetAsync();
        await scene.TellAsync(new { type = "reload" });
        var ready = await scene.HearAsync("ready");

        Assert.Equal(6, rendered.GetProperty("textLength").GetInt32());
        Assert.Equal("/", ready.GetProperty("path").GetString());
        Assert.All(app.Seen, seen => Assert.DoesNotContain("Cookie", seen.Headers.Keys));
        Assert.All(app.Seen, seen => Assert.DoesNotContain("forja-token", string.Join(' ', seen.Headers.Values) + seen.Target));
    }

    [Fact]
    public async Task Preview_InATabOfItsOwn_OpensByItsTokenAndStaysOpen()
    {
        await using var scene = await BrowserScene.StartAsync();
        await using var app = await AppBehind.StartAsync("text/html", "<h1>Quadro</h1>");
        scene.Edge.Targets.Run(_project, 1, (5173, app.Port));
        var link = scene.Edge.Links.OpenUrl(_project);

        await scene.Page.GotoAsync(link.ToString());
        var address = scene.Page.Url;
        await scene.Page.ReloadAsync();
        var script = await scene.Page.EvaluateAsync<string>("document.cookie");

        Assert.Equal(scene.Edge.Links.AddressOf(_project).ToString(), address);
        Assert.Equal("Quadro", await scene.Page.TextContentAsync("h1"));
        Assert.Equal("", script);
    }

    [Fact]
    public async Task StartLink_OnPlainLocalhost_SignsInForTheNextVisit()
    {
        await using var scene = await BrowserScene.StartAsync();

        await scene.Page.GotoAsync($"http://localhost:{scene.Edge.Port}/?key={scene.Edge.Instance.Key}");
        var answer = await scene.Page.EvaluateAsync<int>("async () => (await fetch('/api/projects', { method: 'POST' })).status");

        Assert.Equal($"http://localhost:{scene.Edge.Port}/", scene.Page.Url);
        Assert.Equal(200, answer);
        Assert.Equal("", await scene.Page.EvaluateAsync<string>("document.cookie"));
    }

    [Fact]
    public async Task LinkOnAnotherSite_ToTheApp_ArrivesSignedIn()
    {
        await using var scene = await BrowserScene.StartAsync();
        await using var other = await AppBehind.StartAsync("text/html", $"<a href='http://localhost:{scene.Edge.Port}/p/abc'>open</a>");
        await scene.Page.GotoAsync($"http://localhost:{scene.Edge.Port}/?key={scene.Edge.Instance.Key}");

        await scene.Page.GotoAsync($"http://127.0.0.1:{other.Port}/");
        await scene.Page.ClickAsync("a");

        await scene.Page.WaitForFunctionAsync("document.title === 'workbench'");
    }

    [Fact]
    [Trait("Case", "P1")]
    [Trait("Case", "P5")]
    public async Task PreviewsPage_TryingTheAppAndASibling_GetsNothing()
    {
        await using var scene = await BrowserScene.StartAsync();
        var sibling = ProjectId.New();
        await using var app = await AppBehind.StartAsync("text/html", "<h1>A</h1>");
        await using var other = await AppBehind.StartAsync(context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = context.Request.Headers.Origin;
            context.Response.Headers.AccessControlAllowCredentials = "true";
            return context.Response.WriteAsync("secret of B");
        });
        scene.Edge.Targets.Run(_project, 1, (5173, app.Port));
        scene.Edge.Targets.Run(sibling, 1, (5173, other.Port));
        // The person is signed in, and has looked at both previews in tabs of their own: one site, one jar.
        await scene.Page.GotoAsync($"http://localhost:{scene.Edge.Port}/?key={scene.Edge.Instance.Key}");
        await scene.Page.GotoAsync(scene.Edge.Links.OpenUrl(sibling).ToString());
        await scene.Page.GotoAsync(scene.Edge.Links.OpenUrl(_project).ToString());
        var reached = other.Seen.Count;

        var tries = await scene.Page.EvaluateAsync<string[]>("""
            async ([app, sibling]) => {
              const ask = async (url, options) => { try { const r = await fetch(url, { credentials: 'include', ...options }); return `${r.status} ${r.type}`; } catch { return 'refused'; } };
              const socket = (url) => new Promise((done) => { const s = new WebSocket(url); s.onopen = () => done('open'); s.onerror = () => done('refused'); });
              document.cookie = '__Host-forja-preview-x=1; Domain=preview.localhost; Secure; Path=/';
              return [
                await ask(`${app}/api/me`), await ask(`${app}/api/projects`, { method: 'POST', mode: 'no-cors' }), await ask(sibling), await ask(sibling, { method: 'POST' }),
                await socket(app.replace('http', 'ws') + '/api/events'), await socket(sibling.replace('http', 'ws')), document.cookie,
              ];
            }
            """, new[] { $"http://localhost:{scene.Edge.Port}", scene.Edge.Links.AddressOf(sibling).ToString() });

        Assert.Equal(["refused", "refused", "refused", "refused", "refused", "refused", ""], tries);
        Assert.Equal(reached, other.Seen.Count);
        Assert.DoesNotContain(scene.Edge.Reached, request => request.Contains("/api/", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Case", "P23")]
    public async Task Frames_AppInAPreviewAndAPreviewInAnother_StayEmpty()
    {
        await using var scene = await BrowserScene.StartAsync();
        var sibling = ProjectId.New();
        await using var app = await AppBehind.StartAsync("text/html", "<h1>A</h1>");
        scene.Edge.Targets.Run(_project, 1, (5173, app.Port));
        scene.Edge.Targets.Run(sibling, 1, (5173, app.Port));
        await scene.Page.GotoAsync($"http://localhost:{scene.Edge.Port}/?key={scene.Edge.Instance.Key}");
        await scene.Page.GotoAsync(scene.Edge.Links.OpenUrl(sibling).ToString());
        await scene.Page.GotoAsync(scene.Edge.Links.OpenUrl(_project).ToString());

        foreach (var url in new[] { $"http://localhost:{scene.Edge.Port}/", scene.Edge.Links.AddressOf(sibling).ToString() })
        {
            await scene.Page.EvaluateAsync("url => new Promise((done) => { const f = document.createElement('iframe'); f.onload = done; f.src = url; document.body.append(f); })", url);
        }

        var frames = scene.Page.Frames.Skip(1).ToList();
        foreach (var frame in frames)
        {
            // The page hears that a frame has loaded before the driver hears where it went.
            await frame.WaitForURLAsync(url => url.StartsWith("chrome-error://", StringComparison.Ordinal), new FrameWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        }

        Assert.Equal(2, frames.Count);
    }

    [Fact]
    [Trait("Case", "P17")]
    public async Task WaitingPage_InTheFrame_TurnsIntoTheAppByItself()
    {
        await using var scene = await BrowserScene.StartAsync();
        await using var app = await AppBehind.StartAsync("text/html", "<h1>Quadro</h1>");
        scene.Edge.Targets.HoldWake(_project);
        scene.Edge.Targets.Set(_project, new PreviewTarget.Waking("preparing-dependencies"));

        await scene.FrameAsync(scene.Edge.Links.OpenUrl(_project));
        var frame = scene.Page.FrameLocator("iframe");
        await frame.GetByText("Preparing its packages…").WaitForAsync();
        scene.Edge.Targets.Set(_project, new PreviewTarget.Waking("waiting-for-port"));
        await frame.GetByText("waiting for the first answer…").WaitForAsync();
        scene.Edge.Targets.Run(_project, 1, (5173, app.Port));

        await frame.GetByText("Quadro").WaitForAsync();
        await scene.HearAsync("rendered");
    }

    [Fact]
    [Trait("Case", "P17")]
    public async Task FailedPage_Restart_StartsTheAppAgain()
    {
        await using var scene = await BrowserScene.StartAsync();
        await using var app = await AppBehind.StartAsync("text/html", "<h1>Quadro</h1>");
        scene.Edge.Targets.HoldWake(_project);
        scene.Edge.Targets.Set(_project, new PreviewTarget.Failed("sandbox.server-exited", "Error: Cannot find module './App'"));

        await scene.Page.GotoAsync(scene.Edge.Links.OpenUrl(_project).ToString());
        await scene.Page.GetByText("Cannot find module './App'").WaitForAsync();
        await scene.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Restart" }).ClickAsync();
        await scene.Page.GetByText("Starting its server…").WaitForAsync();
        scene.Edge.Targets.Run(_project, 1, (5173, app.Port));

        await scene.Page.GetByText("Quadro").WaitForAsync();
        Assert.Equal(1, scene.Edge.Targets.Restarts);
    }

    [Fact]
    public async Task Bridge_WhatHappensInThePage_IsTold()
    {
        await using var scene = await BrowserScene.StartAsync();
        await using var app = await AppBehind.StartAsync(context => AnswerAsync(context));
        scene.Edge.Targets.Run(_project, 1, (5173, app.Port));

        await scene.FrameAsync(scene.Edge.Links.OpenUrl(_project));

        Assert.Equal("hello {\"a\":1} 7", (await scene.HearAsync("console", "hello")).GetProperty("text").GetString());
        var thrown = await scene.HearAsync("error", "boom");
        Assert.Equal("uncaught", thrown.GetProperty("kind").GetString());
        Assert.Equal("/app.js:2:", thrown.GetProperty("source").GetString()![..10]);
        Assert.Equal("rejection", (await scene.HearAsync("error", "unkept")).GetProperty("kind").GetString());
        Assert.Equal(404, (await scene.HearAsync("request-failed", "/api/missing")).GetProperty("status").GetInt32());
        Assert.Equal("PUT", (await scene.HearAsync("request-failed", "/api/broken")).GetProperty("method").GetString());
        Assert.Equal("resource", (await scene.HearAsync("request-failed", "/no.png")).GetProperty("kind").GetString());
        Assert.Equal("/todo?x=1#y", (await scene.HearAsync("navigated", "/todo")).GetProperty("path").GetString());
        Assert.Equal("Renamed", (await scene.HearAsync("navigated", "Renamed")).GetProperty("title").GetString());
        var compile = await scene.HearAsync("compile-error");
        Assert.Equal("/src/App.tsx:12:4", compile.GetProperty("source").GetString());
        Assert.Equal("Unexpected token", compile.GetProperty("message").GetString());
        await scene.HearAsync("updated");

        // And the page itself sees nothing of it: no tag, no global, no message.
        Assert.Equal("[0,false,0]", await scene.Page.Frames[1].EvaluateAsync<string>("JSON.stringify([document.scripts.length - 1, 'forjaBridge' in window, window.messages.length])"));
    }

    [Fact]
    public async Task Bridge_Commands_MoveTheFrameAlone()
    {
        await using var scene = await BrowserScene.StartAsync();
        await using var app = await AppBehind.StartAsync("text/html", "<h1>page</h1>");
        scene.Edge.Targets.Run(_project, 1, (5173, app.Port));
        await scene.FrameAsync(scene.Edge.Links.OpenUrl(_project));
        await scene.HearAsync("rendered");

        await scene.TellAsync(new { type = "navigate", path = "/second" });
        await scene.HearAsync("ready", "/second");
        await scene.TellAsync(new { type = "navigate", path = "https://evil.example/" });
        await scene.ForgetAsync();
        await scene.TellAsync(new { type = "back" });
        await scene.HearAsync("ready", "\"/\"");
        await scene.TellAsync(new { type = "forward" });
        await scene.HearAsync("ready", "/second");
        await scene.TellAsync(new { type = "hello" });

        Assert.Contains("/workbench", scene.Page.Url);
    }

    [Fact]
    public async Task Bridge_FramedByItselfOrInATab_IsSilent()
    {
        await using var scene = await BrowserScene.StartAsync();
        await using var app = await AppBehind.StartAsync("text/html", "<!doctype html><head></head><h1>page</h1>");
        scene.Edge.Targets.Run(_project, 1, (5173, app.Port));

        await scene.Page.GotoAsync(scene.Edge.Links.OpenUrl(_project).ToString());

        Assert.True(await scene.Page.EvaluateAsync<bool>("console.log.toString().includes('native code') && fetch.toString().includes('native code') && document.scripts.length === 0"));
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync("vite-hmr");
            var error = """{"type":"error","err":{"message":"\u001b[31mUnexpected token\u001b[39m","id":"/app/src/App.tsx","loc":{"file":"/app/src/App.tsx","line":12,"column":4},"frame":"12 | <","plugin":"vite:oxc"}}""";
            foreach (var text in new[] { """{"type":"connected"}""", error, """{"type":"update","updates":[]}""" })
                await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);
            await socket.ReceiveAsync(new byte[16].AsMemory(), context.RequestAborted);
            return;
        }

        switch (context.Request.Path.Value)
        {
            case "/":
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<!doctype html><html><head><title>App</title></head><body><h1>App</h1><script src=/app.js></script></body></html>");
                break;
            case "/app.js":
                context.Response.ContentType = "text/javascript";
                await context.Response.WriteAsync("""
                    window.messages = []; addEventListener('message', (e) => messages.push(e.data)); console.log('hello %o', { a: 1 }, 7);
                    setTimeout(() => { throw new TypeError('boom'); });
                    Promise.reject(new Error('unkept'));
                    fetch('/api/missing'); { const x = new XMLHttpRequest(); x.open('PUT', '/api/broken'); x.send(); }
                    document.body.append(Object.assign(new Image(), { src: '/no.png' }));
                    new WebSocket(location.href.replace('http', 'ws'), 'vite-hmr');
                    history.pushState({}, '', '/todo?x=1#y'); document.title = 'Renamed';
                    """);
                break;
            default:
                context.Response.StatusCode = context.Request.Path == "/api/broken" ? 500 : 404;
                break;
        }
    }
}
