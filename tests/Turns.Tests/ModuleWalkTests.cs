using System.Net;
using Forja.Turns.Checks;

namespace Forja.Turns.Tests;

public sealed class ModuleWalkTests
{
    private const string Page = """<script type="module" src="/src/main.tsx"></script>""";

    [Fact]
    public async Task Run_ModulesInACircle_VisitsEachOnce()
    {
        var walk = await WalkAsync(new()
        {
            ["/src/main.tsx"] = Script("""import "/src/a.ts"; import "/src/b.ts";"""),
            ["/src/a.ts"] = Script("""import "/src/b.ts";"""),
            ["/src/b.ts"] = Script("""import "/src/a.ts";"""),
        });

        Assert.Equal(3, walk.Modules);
        Assert.Empty(walk.Broken);
    }

    [Fact]
    public async Task Run_AModuleDeepInsideDoesNotCompile_IsNamedWithItsError()
    {
        var walk = await WalkAsync(new()
        {
            ["/src/main.tsx"] = Script("""import "/src/App.tsx";"""),
            ["/src/App.tsx"] = new AppAnswer(HttpStatusCode.InternalServerError, "text/html", """
                <script type="module">
                const error = {"message":"Unexpected token (3:7)","id":"/app/src/App.tsx","frame":"3 | const = 1"}
                try { throw error } catch {}</script>
                """),
        });

        Assert.Contains("Unexpected token", Assert.Single(walk.Broken).Error);
    }

    [Fact]
    public async Task Run_TheServerAnswersItsPageForAScript_TheScriptIsMissing()
    {
        var walk = await WalkAsync(new() { ["/src/main.tsx"] = new AppAnswer(HttpStatusCode.OK, "text/html", "<!doctype html>") });

        Assert.Single(walk.Broken);
    }

    private static AppAnswer Script(string code) => new(HttpStatusCode.OK, "text/javascript", code);

    private static Task<ModuleWalkResult> WalkAsync(Dictionary<string, AppAnswer> app) =>
        new ModuleWalk((address, _) => Task.FromResult(app.GetValueOrDefault(address) ?? new AppAnswer(HttpStatusCode.NotFound, "text/plain", ""))).RunAsync(Page, CancellationToken.None);
}
