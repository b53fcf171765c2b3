using System.Collections.Immutable;
using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes.Tests.Recipes;

/// <summary>What a changed recipe leaves in forja.json.</summary>
public sealed class RecipeTextTests
{
    private static readonly Recipe Guess = new([new RecipeProgram("web", "vite", ["node", RecipeDetector.ViteServer, "5173"], 5173)]);

    private static ProgramWish Web => new("web", "node /opt/forja/vite.mjs 5173", 5173, null, "/", "", null);

    [Fact]
    public void With_AsDetected_LeavesNothing() => Assert.Null(RecipeText.With("""{ "port": 9000 }""", [Web], Guess));

    [Fact]
    public void With_OtherSettings_AreKept() => Assert.Equal("{\n  \"services\": [\n    \"postgres\"\n  ]\n}\n", RecipeText.With("""{ "services": ["postgres"], "start": "x" }""", [Web], Guess));

    [Fact]
    public void With_Differences_AreAllThatIsWritten()
    {
        var text = RecipeText.With(null, [Web with { Port = 6000, Env = new Dictionary<string, string> { ["MODE"] = "\"é\"" } }, new ProgramWish("jobs", "node jobs.js", null, null, null, null, null)], Guess);

        Assert.Equal("""{"programs":{"web":{"port":6000,"env":{"MODE":"\"é\""}},"jobs":{"start":"node jobs.js"}}}""", text!.Replace("\n", "").Replace("  ", "").Replace(": ", ":"));
        var app = new AppFacts(["forja.json", "package.json"], ImmutableDictionary<string, string>.Empty.Add("forja.json", text).Add("package.json", """{"scripts":{"dev":"vite"},"dependencies":{"vite":"8"}}"""));
        var recipe = Assert.IsType<RecipeOutcome.Found>(RecipeDetector.Detect(app)).Recipe;
        Assert.Equal([("web", "vite", 6000), ("jobs", "custom", null)], recipe.Programs.Select(program => (program.Name, program.Kind, program.Port)));
        Assert.Equal("node /opt/forja/vite.mjs 6000", ShellCommand.TextOf(recipe.Web.Start));
    }
}
