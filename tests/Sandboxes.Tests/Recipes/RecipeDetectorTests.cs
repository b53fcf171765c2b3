using System.Collections.Immutable;
using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Tests.Recipes;

public sealed class RecipeDetectorTests
{
    [Theory]
    [InlineData("""{"scripts":{"dev":"vite"},"devDependencies":{"vite":"8"}}""", "vite", 5173, "node /opt/forja/vite.mjs 5173")]
    [InlineData("""{"devDependencies":{"vite":"8"}}""", "vite", 5173, "node /opt/forja/vite.mjs 5173")]
    [InlineData("""{"scripts":{"dev":"node --watch server.js","start":"node server.js"}}""", "node", 3000, "/bin/sh -c exec node --watch server.js")]
    [InlineData("""{"scripts":{"start":"node server.js"}}""", "node", 3000, "/bin/sh -c exec node server.js")]
    [InlineData("""{"scripts":{"dev":"node server.js","predev":"node make.js"}}""", "node", 3000, "npm run dev")]
    [InlineData("""{"scripts":{"dev":"A=1 node a.js & node b.js"},"devDependencies":{"vite":"8"}}""", "node", 3000, "/bin/sh -c A=1 node a.js & node b.js")]
    [InlineData("""{"main":"./server.js"}""", "node", 3000, "node --watch server.js")]
    public void Detect_PackageJson_GivesItsServer(string package, string kind, int port, string command)
    {
        var recipe = Found(("package.json", package), ("server.js", ""));

        Assert.Equal((kind, port, command), (recipe.Kind, recipe.Port, string.Join(' ', recipe.Start)));
    }

    [Fact]
    public void Detect_FlaskProgram_RunsItInDebugMode()
    {
        var recipe = Found(("app.py", "from flask import Flask\napp = Flask(__name__)"), ("requirements.txt", "flask"));

        Assert.Equal(("flask", 5000), (recipe.Kind, recipe.Port));
        Assert.Equal(("app", "1"), (recipe.Environment["FLASK_APP"], recipe.Environment["FLASK_DEBUG"]));
    }

    [Theory]
    [InlineData("index.html", "/app")]
    [InlineData("public/index.html", "/app/public")]
    public void Detect_OnlyPages_ServesTheirFolder(string page, string folder) =>
        Assert.Equal(["node", RecipeDetector.StaticServer, folder], Found((page, "<p>")).Start);

    [Fact]
    public void Detect_SettingsNameACommand_TheyWin()
    {
        var recipe = Found(("forja.json", """{"install":"make deps","start":"make serve","port":9000}"""), ("package.json", """{"scripts":{"dev":"vite"}}"""));

        Assert.Equal(("custom", 9000, "make deps"), (recipe.Kind, recipe.Port, recipe.Install));
        Assert.Equal(["/bin/sh", "-c", "exec make serve"], recipe.Start);
    }

    [Theory]
    [InlineData("{", "sandbox.recipe-invalid")]
    [InlineData("[]", "sandbox.recipe-invalid")]
    [InlineData("""{"start":3}""", "sandbox.recipe-invalid")]
    [InlineData("""{"start":[]}""", "sandbox.recipe-invalid")]
    [InlineData("""{"start":"x","port":22}""", "sandbox.recipe-invalid")]
    [InlineData("""{"start":"x","port":4873}""", "sandbox.recipe-invalid")]
    [InlineData("""{"mounts":["/"],"devices":["/dev/kvm"],"runtime":"none","network":"host"}""", "sandbox.no-recipe")]
    [Trait("Case", "S7")]
    public void Detect_SettingsAreWrongOrWantMore_SaysSo(string settings, string code)
    {
        var outcome = RecipeDetector.Detect(Facts(("forja.json", settings)));

        Assert.Equal(code, Assert.IsType<RecipeOutcome.Missing>(outcome).Code);
    }

    private static Recipe Found(params (string Path, string Text)[] files) => Assert.IsType<RecipeOutcome.Found>(RecipeDetector.Detect(Facts(files))).Recipe;

    private static AppFacts Facts(params (string Path, string Text)[] files) =>
        new([.. files.Select(file => file.Path)], files.ToImmutableDictionary(file => file.Path, file => file.Text));
}
