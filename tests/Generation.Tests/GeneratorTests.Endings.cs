using Forja.Testing.Models;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Forja.Generation.Tests;

/// <summary>How an answer ends other than well: cut at a limit, refused, empty, endless, cancelled.</summary>
public sealed partial class GeneratorTests
{
    [Theory]
    [MemberData(nameof(Models))]
    public async Task Generate_OutputLimit_ContinuesAndJoinsTheSeam(string model)
    {
        var whole = First + Second;
        var cut = whole.IndexOf("t c = 3", StringComparison.Ordinal);
        await using var scene = await GenerationScene.StartAsync(
        [
            ScriptedReply.Text(whole[..cut]).StoppedBy(new ScriptedStop.MaxTokens()),
            ScriptedReply.Text("const b = 2;\ncons" + whole[cut..]),
        ]);

        var events = await scene.AnswerAsync(model);

        Assert.Equal(["a.ts = const a = 1;\n", "b.ts = const b = 2;\nconst c = 3;\n"], Files(events));
        Assert.Equal(NoticeCodes.Continuing, Assert.Single(events.OfType<GenerationEvent.Notice>()).Code);
        Assert.IsType<GenerationEvent.Completed>(events[^1]);

        // Newer models refuse an answer that ends in their own words, so ours comes last.
        var continued = scene.Server.Requests[1].Messages;
        Assert.Equal((("assistant", whole[..cut]), "user"), (continued[1], continued[2].Role));
        Assert.EndsWith("const b = 2;\ncons", continued[2].Text);
    }

    [Fact]
    public async Task Generate_OutputLimitAgainAndAgain_FailsWhenTheContinuationsAreSpent()
    {
        await using var scene = await GenerationScene.StartAsync([], settings: new() { ["Forja:Generation:MaxContinuations"] = "2" });
        var line = 0;
        scene.Server.Respond = _ => ScriptedReply.Text(line == 0 ? "```ts {path=a.ts}\nfirst line of it\n" : $"another line, number {line}\n").StoppedBy(line++ < 99 ? new ScriptedStop.MaxTokens() : new ScriptedStop.Done());

        var events = await scene.AnswerAsync(GenerationScene.ClaudeId);

        Assert.Equal(FailureCodes.TooLong, Assert.IsType<GenerationEvent.Failed>(events[^1]).Code);
        Assert.Equal(3, scene.Server.Requests.Count);
        Assert.Empty(Files(events));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Generate_FaultBetweenCutAndContinuation_KeepsTheOpenFile(string model)
    {
        await using var scene = await GenerationScene.StartAsync(
        [
            ScriptedReply.Text("```ts {path=a.ts}\nconst first = 1;\n").StoppedBy(new ScriptedStop.MaxTokens()),
            ScriptedReply.Error(529),
            ScriptedReply.Text("const first = 1;\nconst second = 2;\n```\n"),
        ]);

        var events = await scene.AnswerAsync(model);

        Assert.Equal(["a.ts = const first = 1;\nconst second = 2;\n"], Files(events));
        Assert.DoesNotContain(events, one => one is GenerationEvent.FileDiscarded);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L4")]
    public async Task Generate_ModelForgetsToCloseAFile_AsksForItAgain(string model)
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Text(First + "```ts {path=b.ts}\nconst b"), ScriptedReply.Text(Second)]);

        var events = await scene.AnswerAsync(model);

        Assert.Equal(2, Files(events).Count);
        Assert.Contains(events, one => one is GenerationEvent.Notice { Code: NoticeCodes.AskingAgain } notice && notice.Args["files"] == "b.ts");
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
    }

    [Fact]
    [Trait("Case", "L4")]
    public async Task Generate_ModelNeverClosesTheFile_FailsAfterAskingOnce()
    {
        await using var scene = await GenerationScene.StartAsync([]);
        scene.Server.Respond = _ => ScriptedReply.Text("```ts {path=b.ts}\nconst b");

        var events = await scene.AnswerAsync(GenerationScene.ClaudeId);

        Assert.Equal(FailureCodes.Interrupted, Assert.IsType<GenerationEvent.Failed>(events[^1]).Code);
        Assert.Equal(2, scene.Server.Requests.Count);
    }

    [Theory]
    [InlineData(GenerationScene.ClaudeId)]
    [InlineData(GenerationScene.GptId)]
    public async Task Generate_Refusal_FailsAsRefused(string model)
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Text("I cannot").StoppedBy(new ScriptedStop.Refusal())]);

        Assert.Equal(FailureCodes.Refused, Assert.IsType<GenerationEvent.Failed>((await scene.AnswerAsync(model))[^1]).Code);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L4")]
    public async Task Generate_UnknownStopReason_IsNotSuccess(string model)
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Text(First).StoppedBy(new ScriptedStop.Other("from_the_future"))]);

        var failed = Assert.IsType<GenerationEvent.Failed>((await scene.AnswerAsync(model))[^1]);

        Assert.Equal((FailureCodes.UnknownStop, "from_the_future"), (failed.Code, failed.Detail));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Generate_NothingSaid_TriesAgainThenFails(string model)
    {
        await using var scene = await GenerationScene.StartAsync([], settings: new() { ["Forja:Generation:MaxRetries"] = "1" });
        scene.Server.Respond = _ => new ScriptedReply();

        var events = await scene.AnswerAsync(model);

        Assert.Equal(FailureCodes.Empty, Assert.IsType<GenerationEvent.Failed>(events[^1]).Code);
        Assert.Equal(2, scene.Server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L4")]
    public async Task Generate_EndlessAnswer_IsCutOff(string model)
    {
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply { ChunkLength = 5000 }.Say(new string('x', 40_000)).Stall()],
            settings: new() { ["Forja:Generation:MaxAnswerLength"] = "20000" });

        Assert.Equal(FailureCodes.AnswerTooLarge, Assert.IsType<GenerationEvent.Failed>((await scene.AnswerAsync(model))[^1]).Code);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Generate_JsonAnswerCutAndContinued_GivesItsFiles(string model)
    {
        await using var scene = await GenerationScene.StartAsync(
        [
            ScriptedReply.Text("""{"stack": ["React"], "files": {"a.ts": "const a = 1;\n", "b.ts": "const b""").StoppedBy(new ScriptedStop.MaxTokens()),
            ScriptedReply.Text("""{"stack": ["React"], "files": {"a.ts": "const a = 1;\n", "b.ts": "const b = 2;\n"}}"""),
        ]);

        var events = await scene.AnswerAsync(model);

        Assert.Equal(["a.ts = const a = 1;\n", "b.ts = const b = 2;\n"], Files(events).Distinct());
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Generate_Cancelled_StopsTheCall(string model)
    {
        var gate = new ReplyGate();
        using var stop = new CancellationTokenSource();
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply().Say(First).Hold(gate).Say(Second)]);
        await using var events = scene.Ask(model, cancellationToken: stop.Token).GetAsyncEnumerator();

        await NextAsync<GenerationEvent.FileClosed>(events);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NextAsync<GenerationEvent.Completed>(events));
    }
}
