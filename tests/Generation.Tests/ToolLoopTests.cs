using System.Text;
using System.Text.Json;
using Forja.ProjectFiles;
using Forja.Testing.Models;
using Xunit;

namespace Forja.Generation.Tests;

/// <summary>Tools over real HTTP through both SDKs: what a model calls is done once, told live, and given back; what it calls wrongly is told to it.</summary>
public sealed class ToolLoopTests
{
    private const string Done = "Done: the clock ticks.\n";

    public static TheoryData<string> Models => [GenerationScene.ClaudeId, GenerationScene.GptId];

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Write_ArgumentsArriveInPieces_TheFileIsShownAsItGrowsAndWrittenOnce(string model)
    {
        await using var scene = await GenerationScene.StartAsync(
            [new ScriptedReply { ChunkLength = 7 }.Say("A clock.").Call("write", new { path = "a.ts", content = "const smile = \"😀\";\n\"quoted\"\n" }), ScriptedReply.Text(Done)]);

        var events = await scene.AnswerAsync(model);

        Assert.Equal("a.ts", Assert.Single(events.OfType<GenerationEvent.FileStarted>()).Path.Value);
        Assert.True(events.OfType<GenerationEvent.FileDelta>().Count() > 2);
        Assert.Equal("const smile = \"😀\";\n\"quoted\"\n", string.Concat(events.OfType<GenerationEvent.FileDelta>().Select(delta => delta.Text)));
        var write = Assert.IsType<FileEdit.Write>(Assert.IsType<ToolUse.Edit>(Assert.Single(scene.Toolbox.Used)).Change);
        Assert.Equal("const smile = \"😀\";\n\"quoted\"\n", Encoding.UTF8.GetString(write.Content.Span));
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
        Assert.Contains(Done.Trim(), string.Concat(events.OfType<GenerationEvent.TextDelta>().Select(delta => delta.Text)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Calls_SeveralInOneResponse_GoBackTogetherInOrder(string model)
    {
        await using var scene = await GenerationScene.StartAsync(
            [new ScriptedReply().Call("read", new { path = "a.ts" }, "one").Call("run", new { command = "npm test" }, "two").Call("read", new { path = "none.ts" }, "three"), ScriptedReply.Text(Done)]);
        scene.Toolbox.Files["a.ts"] = "const a = 1;\n";

        var events = await scene.AnswerAsync(model);

        Assert.Equal(["one const a = 1;\n", "two Done.", "three There is no text file 'none.ts'."], Results(scene.Server.Requests[1]));
        Assert.Equal(["started one", "ended one", "started two", "ended two", "started three", "failed three"], Tools(events));
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L4")]
    public async Task Calls_ForeignMalformedOrDuplicated_AreToldAndNeverGuessed(string model)
    {
        await using var scene = await GenerationScene.StartAsync(
        [
            new ScriptedReply().Call("launch", new { target = "moon" }, "foreign").CallRaw("write", "{\"path\": \"a.ts\", \"content\": \"cut", "malformed")
                .Call("write", new { path = "../../etc/passwd", content = "x" }, "outside").Call("list", new { }, "twin").Call("list", new { }, "twin"),
            ScriptedReply.Text(Done),
        ]);

        var events = await scene.AnswerAsync(model);

        var results = Results(scene.Server.Requests[1]);
        Assert.Equal(4, results.Count);
        Assert.Contains("There is no tool named 'launch'", results[0]);
        Assert.Contains("no valid JSON", results[1]);
        Assert.Contains("no path inside the project", results[2]);
        Assert.IsType<ToolUse.List>(Assert.Single(scene.Toolbox.Used));
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L5")]
    public async Task Stream_BreaksAfterAFinishedCall_ItsResultIsReplayedAndItDoesNotRunTwice(string model)
    {
        // For OpenAI a call is known to be whole when the next one begins.
        await using var scene = await GenerationScene.StartAsync(
        [
            new ScriptedReply().Say("First.").Call("write", new { path = "a.ts", content = "1\n" }, "one").Call("write", new { path = "b.ts", content = "2\n" }, "two").EndEarly(),
            ScriptedReply.Text(Done),
        ]);

        var events = await scene.AnswerAsync(model);

        Assert.Contains(events, one => one is GenerationEvent.Notice { Code: NoticeCodes.Resuming });
        Assert.Single(scene.Toolbox.Used, use => use is ToolUse.Edit { Change.Path.Value: "a.ts" });
        Assert.StartsWith("one Done.", Results(scene.Server.Requests[1])[0]);
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L7")]
    public async Task Calls_WithoutEnd_StopAtTheLimit(string model)
    {
        await using var scene = await GenerationScene.StartAsync([], settings: new() { ["Forja:Generation:MaxSteps"] = "3" });
        scene.Server.Respond = _ => new ScriptedReply().Call("list", new { });

        var events = await scene.AnswerAsync(model);

        Assert.Equal(FailureCodes.StepLimit, Assert.IsType<GenerationEvent.Failed>(events[^1]).Code);
        Assert.Equal(4, scene.Server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Ask_EndsTheAnswerWithQuestions(string model)
    {
        await using var scene = await GenerationScene.StartAsync(
            [new ScriptedReply().Call("ask", new { questions = new[] { new { text = "For whom?", options = new[] { "Children", "Adults" }, multiple = true } } })]);

        var events = await scene.AnswerAsync(model);

        var question = Assert.Single(Assert.Single(events.OfType<GenerationEvent.Asked>()).Questions);
        Assert.Equal(("For whom?", true), (question.Text, question.Multiple));
        Assert.Equal(["Children", "Adults"], question.Options);
        Assert.Single(scene.Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L4")]
    public async Task Stop_SaysToolsAndNoneCame_TheWordsStand(string model)
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Text("```ts {path=a.ts}\n1\n```\n").StoppedBy(new ScriptedStop.Tools())]);

        var events = await scene.AnswerAsync(model);

        Assert.Single(events.OfType<GenerationEvent.FileClosed>());
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
    }

    [Fact]
    [Trait("Case", "L4")]
    public async Task Stop_PauseTurn_GoesOn()
    {
        await using var scene = await GenerationScene.StartAsync(
            [ScriptedReply.Text("```ts {path=a.ts}\nconst half").StoppedBy(new ScriptedStop.Other("pause_turn")), ScriptedReply.Text("const half = 1;\n```\n")]);

        var events = await scene.AnswerAsync(GenerationScene.ClaudeId);

        Assert.Equal("const half = 1;\n", Encoding.UTF8.GetString(Assert.IsType<FileEdit.Write>(Assert.Single(events.OfType<GenerationEvent.FileClosed>()).Edit).Content.Span));
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task TextProtocol_AsksForAFile_GetsItAndGoesOn(string model)
    {
        await using var scene = await GenerationScene.StartAsync(
            [ScriptedReply.Text("I look first.\n```{read=src/a.ts}\n```\n"), ScriptedReply.Text(Done)], settings: new() { ["Forja:Generation:Protocol"] = "text" });
        scene.Toolbox.Files["src/a.ts"] = "const wanted = 1;\n";

        var events = await scene.AnswerAsync(model);

        Assert.Contains("const wanted = 1;", scene.Server.Requests[1].LastText);
        Assert.False(scene.Server.Requests[0].Body.TryGetProperty("tools", out _));
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Edits_Refused_AreGivenBackOnceInTheSameConversation(string model)
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Text("```ts {edit=a.ts}\n<<<<<<< SEARCH\nold\n=======\nnew\n>>>>>>> REPLACE\n```\n"), ScriptedReply.Text(Done)]);
        scene.Toolbox.Refusals.Add("a.ts (edit.not-found): not even its first line is there");

        var events = await scene.AnswerAsync(model);

        Assert.Equal(["user", "assistant", "user"], scene.Server.Requests[1].Messages.Select(message => message.Role));
        Assert.Contains("not even its first line", scene.Server.Requests[1].LastText);
        Assert.Contains(events, one => one is GenerationEvent.Notice { Code: NoticeCodes.EditsReturned });
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Budget_NextCallCouldPassIt_StopsBeforeIt(string model)
    {
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply { Usage = (90_000, 5_000, 0, 0) }.Call("list", new { }), ScriptedReply.Text(Done)]);

        var events = await scene.Generator.GenerateAsync(
            new GenerationRequest { ModelId = model, Language = "en", Prompt = "A clock", Budget = new GenerationBudget(Tokens: 100_000) }, scene.Toolbox, CancellationToken.None).ToListAsync();

        Assert.Equal(FailureCodes.TokenLimit, Assert.IsType<GenerationEvent.Failed>(events[^1]).Code);
        Assert.Single(scene.Server.Requests);
    }

    [Fact]
    [Trait("Case", "L7")]
    public async Task Budget_OfMoneyAndNobodyKnowsThePrice_AsksNobody()
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Text("Never asked for.")]);
        var request = new GenerationRequest { ModelId = "claude-future-9", Language = "en", Prompt = "A clock", Budget = new GenerationBudget(null, CostUsd: 100m) };

        var events = await scene.Generator.GenerateAsync(request, scene.Toolbox, CancellationToken.None).ToListAsync();

        Assert.Equal(FailureCodes.PriceUnknown, Assert.IsType<GenerationEvent.Failed>(Assert.Single(events)).Code);
        Assert.Empty(scene.Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Plan_FilesAreGivenAllTheSame_AreRefused(string model)
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Text("The plan.\n```ts {path=a.ts}\n1\n```\n```json {questions}\n[{\"text\": \"Which?\", \"options\": [\"A\"]}]\n```\n")]);

        var events = await scene.Generator.GenerateAsync(
            new GenerationRequest { ModelId = model, Language = "en", Prompt = "A clock", Mode = GenerationMode.Plan }, scene.Toolbox, CancellationToken.None).ToListAsync();

        Assert.Equal(RefusalCodes.ReadOnly, Assert.Single(events.OfType<GenerationEvent.FileRefused>()).Code);
        Assert.DoesNotContain(events, one => one is GenerationEvent.FileClosed or GenerationEvent.FileStarted);
        Assert.Equal("Which?", Assert.Single(Assert.Single(events.OfType<GenerationEvent.Asked>()).Questions).Text);
    }

    private static List<string> Tools(IEnumerable<GenerationEvent> events) =>
    [
        .. events.Select(one => one switch
        {
            GenerationEvent.ToolStarted tool => $"started {tool.Id}",
            GenerationEvent.ToolEnded { IsError: true } tool => $"failed {tool.Id}",
            GenerationEvent.ToolEnded tool => $"ended {tool.Id}",
            _ => null,
        }).OfType<string>(),
    ];

    /// <summary>The tool results of a request, in either protocol, as "id text".</summary>
    private static List<string> Results(RecordedRequest request)
    {
        var messages = request.Body.GetProperty("messages").EnumerateArray().ToList();
        return
        [
            .. messages.Where(message => message.GetProperty("role").GetString() == "tool").Select(message => $"{message.GetProperty("tool_call_id").GetString()} {Text(message.GetProperty("content"))}"),
            .. messages.Select(message => message.TryGetProperty("content", out var content) ? content : default).Where(content => content.ValueKind == JsonValueKind.Array).SelectMany(content => content.EnumerateArray())
                .Where(part => part.GetProperty("type").GetString() == "tool_result").Select(part => $"{part.GetProperty("tool_use_id").GetString()} {Text(part.GetProperty("content"))}"),
        ];

        static string Text(JsonElement content) => content.ValueKind == JsonValueKind.String
            ? content.GetString()!
            : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
    }
}
