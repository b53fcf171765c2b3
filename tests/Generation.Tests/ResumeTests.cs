using Forja.ProjectFiles;
using Forja.Testing.Models;
using Xunit;

namespace Forja.Generation.Tests;

/// <summary>An answer whose process died goes on in another one, from the pieces that were kept.</summary>
public sealed class ResumeTests
{
    private const string Answer = "First the page.\n\n```html {path=index.html}\n<h1>whole</h1>\n```\n\n```{delete=old.js}\n```\n";

    public static TheoryData<string> Models => [GenerationScene.ClaudeId, GenerationScene.GptId];

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "K1")]
    public async Task Pieces_OfAnAnswerThatWasCutAnywhere_GoOnWithoutDoingAnythingTwice(string model)
    {
        List<AnswerPiece> whole = [];
        await using (var first = await GenerationScene.StartAsync([Tools(), ScriptedReply.Text(Answer)]))
        {
            first.Toolbox.Files["a.ts"] = "const a = 1;\n";
            whole.AddRange((await first.AnswerAsync(model)).OfType<GenerationEvent.Kept>().Select(kept => kept.Piece));
        }

        Assert.Equal(["begun one", "done one", "done two", "begun three", "done three", "said", "step", "said", "said"], whole.Select(Name));
        for (var cut = 0; cut <= whole.Count; cut++)
        {
            var kept = whole[..cut];
            await using var next = await GenerationScene.StartAsync([ScriptedReply.Text("And that is all.\n")]);

            var events = await next.Generator.GenerateAsync(Request(model) with { Kept = kept }, next.Toolbox, CancellationToken.None).ToListAsync();

            Assert.IsType<GenerationEvent.Completed>(events[^1]);
            Assert.Empty(next.Toolbox.Used);
            var sent = next.Server.Requests.Single().Body.GetRawText();
            foreach (var done in kept.OfType<AnswerPiece.ToolDone>()) Assert.Contains($"\"{done.Id}\"", sent);
            Assert.Equal(kept.OfType<AnswerPiece.ToolBegun>().Count() > kept.OfType<AnswerPiece.ToolDone>().Count(done => done.Name != "read"), sent.Contains("whether it was done is not known"));
            Assert.Equal(cut >= 8, sent.Contains("These files are complete and applied: `index.html`"));

            // What is deleted goes at the end of the whole answer, so it is told to whoever takes it up.
            Assert.Equal(cut == whole.Count ? ["old.js"] : [], events.OfType<GenerationEvent.FileClosed>().Select(closed => Assert.IsType<FileEdit.Delete>(closed.Edit).Path.Value));
        }
    }

    private static ScriptedReply Tools() => new ScriptedReply().Say("I look.")
        .Call("write", new { path = "b.ts", content = "1\n" }, "one").Call("read", new { path = "a.ts" }, "two").Call("run", new { command = "npm test" }, "three");

    private static GenerationRequest Request(string model) => new() { ModelId = model, Language = "en", Prompt = "A clock" };

    private static string Name(AnswerPiece piece) => piece switch
    {
        AnswerPiece.ToolBegun tool => $"begun {tool.Id}",
        AnswerPiece.ToolDone tool => $"done {tool.Id}",
        AnswerPiece.StepEnded => "step",
        _ => "said",
    };
}
