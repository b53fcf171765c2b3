using Forja.Previews.Tests.Scene;
using Forja.ProjectFiles;

namespace Forja.Previews.Tests.Browser;

/// <summary>A real dev server behind the edge, in a frame of the workbench: its host check, its hot reload, and its errors.</summary>
[Trait("Needs", "chromium")]
public sealed class ViteTests
{
    [Fact]
    [Trait("Case", "P18")]
    [Trait("Case", "P19")]
    public async Task HotReload_ThroughTheEdge_ChangesThePageAndTellsOfErrors()
    {
        var project = ProjectId.New();
        await using var vite = await ViteServer.StartAsync(new()
        {
            ["package.json"] = """{"type":"module"}""",
            ["index.html"] = "<!doctype html><html><head><title>t</title></head><body><p id=a></p><p id=b>kept</p><script type=module src=/main.ts></script></body></html>",
            ["main.ts"] = "import { text } from './text.ts';\nconst show = (value: string) => { document.querySelector('#a')!.textContent = value; };\nshow(text);\n"
                + "import.meta.hot?.accept('./text.ts', (next) => show(next?.text));\n",
            ["text.ts"] = "export const text: string = 'first';\n",
        });
        await using var scene = await BrowserScene.StartAsync();
        scene.Edge.Targets.Run(project, 1, (5173, vite.Port));

        await scene.FrameAsync(scene.Edge.Links.OpenUrl(project));
        var frame = scene.Page.FrameLocator("iframe");
        await frame.GetByText("first").WaitForAsync();
        await scene.HearAsync("rendered");
        await scene.Page.Frames[1].EvaluateAsync("document.querySelector('#b').textContent = 'state'");

        vite.Write("text.ts", "export const text: string = 'second';\n");
        await frame.GetByText("second").WaitForAsync();
        await scene.HearAsync("updated");
        await frame.GetByText("state").WaitForAsync();

        vite.Write("text.ts", "export const text: string = ;\n");
        var error = await scene.HearAsync("compile-error");
        Assert.Contains("text.ts", error.GetProperty("source").GetString());
    }
}
