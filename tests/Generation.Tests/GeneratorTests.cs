using System.Text;
using Forja.ProjectFiles;
using Forja.Testing.Models;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Forja.Generation.Tests;

/// <summary>Whole answers over real HTTP through both SDKs: what goes well, and every way in which it does not.</summary>
public sealed class GeneratorTests
{
    private const string First = "Here it is.\n```ts {path=a.ts}\nconst a = 1;\n```\n";
    private const string Second = "```ts {path=b.ts}\nconst b = 2;\nconst c = 3;\n```\nDone.\n";

    public static TheoryData<string> Models => [GenerationScene.ClaudeId, GenerationScene.GptId];

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Generate_WholeAnswer_GivesFilesTokensAndCompleted(string model)
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Text(First + Second) with { Usage = (1000, 2000, 300, 0) }]);

        var events = await scene.AnswerAsync(model);

        Assert.Equal(["a.ts = const a = 1;\n", "b.ts = const b = 2;\nconst c = 3;\n"], Files(events));
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
        var usage = events.OfType<GenerationEvent.Usage>().Last();
        Assert.Equal((1000, 2000, 300), (usage.InputTokens, usage.OutputTokens, usage.CacheReadTokens));
        Assert.True(usage.CostUsd > 0);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Generate_UnkindButLegalStream_GivesTheSame(string model)
    {
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply { SplitBytes = true, ChunkLength = 3 }.Think("Hmm").Ping().Say(First).Ping().Say(Second)]);

        var events = await scene.AnswerAsync(model);

        Assert.Equal(2, Files(events).Count);
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
        Assert.DoesNotContain(events, one => one is GenerationEvent.Notice);
    }

    [Theory]
    [InlineData(GenerationScene.ClaudeId, 429)]
    [InlineData(GenerationScene.ClaudeId, 529)]
    [InlineData(GenerationScene.ClaudeId, 500)]
    [InlineData(GenerationScene.GptId, 429)]
    [InlineData(GenerationScene.GptId, 503)]
    [Trait("Case", "L5")]
    public async Task Generate_ProviderRefusesOnce_RetriesAndTells(string model, int status)
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Error(status), ScriptedReply.Text(First)]);

        var events = await scene.AnswerAsync(model);

        var notice = Assert.Single(events.OfType<GenerationEvent.Notice>());
        Assert.Equal((NoticeCodes.Retrying, status == 429 ? FailureCodes.RateLimited : FailureCodes.Unavailable), (notice.Code, notice.Args["reason"]));
        Assert.IsType<GenerationEvent.Completed>(events[^1]);
        Assert.Equal(2, scene.Server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L5")]
    public async Task Generate_RetryAfter_IsWaitedFor(string model)
    {
        var time = new FakeTimeProvider();
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Error(429, retryAfter: "7"), ScriptedReply.Text(First)], time);
        await using var events = scene.Ask(model).GetAsyncEnumerator();

        var notice = await NextAsync<GenerationEvent.Notice>(events);
        var delay = TimeSpan.FromMilliseconds(long.Parse(notice.Args["delayMs"]));
        Assert.InRange(delay, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.7));

        var next = NextAsync<GenerationEvent.Completed>(events);
        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(scene.Server.Requests);

        time.Advance(TimeSpan.FromSeconds(1));
        await next;
        Assert.Equal(2, scene.Server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L5")]
    public async Task Generate_ProviderRefusesForever_FailsWhenTheBudgetIsSpent(string model)
    {
        await using var scene = await GenerationScene.StartAsync([], settings: new() { ["Forja:Generation:MaxRetries"] = "3" });
        scene.Server.Respond = _ => ScriptedReply.Error(529, message: "Overloaded");

        var events = await scene.AnswerAsync(model);

        Assert.Equal(4, scene.Server.Requests.Count);
        var failed = Assert.IsType<GenerationEvent.Failed>(events[^1]);
        Assert.Equal((FailureCodes.Unavailable, true), (failed.Code, failed.Retryable));
        Assert.Contains("Overloaded", failed.Detail);
    }

    [Theory]
    [InlineData(GenerationScene.ClaudeId, 401, FailureCodes.Unauthorized)]
    [InlineData(GenerationScene.GptId, 401, FailureCodes.Unauthorized)]
    [InlineData(GenerationScene.ClaudeId, 400, FailureCodes.Rejected)]
    [InlineData(GenerationScene.GptId, 404, FailureCodes.ModelUnknown)]
    [Trait("Case", "L5")]
    public async Task Generate_RequestIsNotAccepted_FailsAtOnce(string model, int status, string code)
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Error(status, message: "no, because")]);

        var events = await scene.AnswerAsync(model);

        var failed = Assert.IsType<GenerationEvent.Failed>(events[^1]);
        Assert.Equal((code, false), (failed.Code, failed.Retryable));
        Assert.Contains("no, because", failed.Detail);
        Assert.DoesNotContain("test-key", failed.Detail);
        Assert.Single(scene.Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L5")]
    public async Task Generate_ConnectionDropsInsideAFile_KeepsClosedFilesAndResumes(string model)
    {
        var gate = new ReplyGate();
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply().Say(First + "```ts {path=b.ts}\nconst half").Hold(gate).Drop(), ScriptedReply.Text(Second)]);
        var events = new List<GenerationEvent>();

        await foreach (var next in scene.Ask(model))
        {
            events.Add(next);
            if (next is GenerationEvent.FileDelta { Path.Value: "b.ts" } && events.OfType<GenerationEvent.FileDelta>().Count(one => one.Path.Value == "b.ts") == 1) gate.Open();
        }

        Assert.Equal(["a.ts = const a = 1;\n", "b.ts = const b = 2;\nconst c = 3;\n"], Files(events));
        Assert.Contains(events, one => one is GenerationEvent.FileDiscarded { Path.Value: "b.ts", Code: RefusalCodes.Unclosed });
        Assert.Contains(events, one => one is GenerationEvent.Notice { Code: NoticeCodes.Resuming });
        Assert.IsType<GenerationEvent.Completed>(events[^1]);

        var resumed = scene.Server.Requests[1].Messages;
        Assert.Equal(["user", "assistant", "user"], resumed.Select(message => message.Role));
        Assert.Equal(First.TrimEnd('\n'), resumed[1].Text.TrimEnd('\n'));
        Assert.Contains("`a.ts`", resumed[2].Text);
        Assert.Contains("`b.ts`", resumed[2].Text);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L4")]
    public async Task Generate_BodyEndsWithoutClosingEvent_IsNotComplete(string model)
    {
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply().Say(First).EndEarly(), ScriptedReply.Text(Second)]);

        var events = await scene.AnswerAsync(model);

        Assert.Contains(events, one => one is GenerationEvent.Notice { Code: NoticeCodes.Resuming } notice && notice.Args["reason"] == FailureCodes.Interrupted);
        Assert.Equal(2, Files(events).Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L5")]
    public async Task Generate_InterruptedForever_FailsAndKeepsWhatClosed(string model)
    {
        await using var scene = await GenerationScene.StartAsync([], settings: new() { ["Forja:Generation:MaxRetries"] = "2" });
        scene.Server.Respond = _ => new ScriptedReply().Say(First + "```ts {path=b.ts}\nhalf").EndEarly();

        var events = await scene.AnswerAsync(model);

        Assert.Equal(FailureCodes.Interrupted, Assert.IsType<GenerationEvent.Failed>(events[^1]).Code);
        Assert.All(Files(events), file => Assert.StartsWith("a.ts", file));
        Assert.Equal(3, scene.Server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L5")]
    public async Task Generate_ErrorEventInTheStream_IsAFault(string model)
    {
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply().Say(First).ErrorEvent(), ScriptedReply.Text(Second)]);

        var events = await scene.AnswerAsync(model);

        Assert.Contains(events, one => one is GenerationEvent.Notice { Code: NoticeCodes.Resuming } notice && notice.Args["reason"] == FailureCodes.Unavailable);
        Assert.Equal(2, Files(events).Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L4")]
    public async Task Generate_MalformedEvent_LosesNothingSilently(string model)
    {
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply().Say(First + "```ts {path=b.ts}\n").Malformed().Say("const hole = 1;\n```\n"), ScriptedReply.Text(Second)]);

        var events = await scene.AnswerAsync(model);

        Assert.Equal(["a.ts = const a = 1;\n", "b.ts = const b = 2;\nconst c = 3;\n"], Files(events));
        Assert.Contains(events, one => one is GenerationEvent.Notice { Code: NoticeCodes.Resuming });
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L5")]
    public async Task Generate_StreamStalls_ResumesAfterTheSilenceTimeout(string model)
    {
        var time = new FakeTimeProvider();
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply().Say(First).Stall(), ScriptedReply.Text(Second)], time);
        await using var events = scene.Ask(model).GetAsyncEnumerator();

        await NextAsync<GenerationEvent.FileClosed>(events);
        var resuming = NextAsync<GenerationEvent.Notice>(events);
        await AdvanceUntilAsync(time, resuming);
        Assert.Equal(FailureCodes.Silent, (await resuming).Args["reason"]);

        await NextAsync<GenerationEvent.Completed>(events);
    }

    [Theory]
    [MemberData(nameof(Models))]
    [Trait("Case", "L5")]
    public async Task Generate_FirstTokenIsLate_WaitsLongerThanInsideTheStream(string model)
    {
        var time = new FakeTimeProvider();
        var gate = new ReplyGate();
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply().Hold(gate).Say(First)], time);
        var answer = scene.AnswerAsync(model);

        await gate.Reached;
        time.Advance(TimeSpan.FromSeconds(59));
        gate.Open();

        Assert.IsType<GenerationEvent.Completed>((await answer)[^1]);
        Assert.Single(scene.Server.Requests);
    }

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

    [Fact]
    public async Task Generate_Anthropic_CachesTheSystemPromptAndSendsTheKeyOnce()
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Text(First)]);

        await scene.AnswerAsync(GenerationScene.ClaudeId);

        var request = scene.Server.Requests[0];
        Assert.Equal("ephemeral", request.Body.GetProperty("system")[0].GetProperty("cache_control").GetProperty("type").GetString());
        Assert.True(request.Body.GetProperty("stream").GetBoolean());
        Assert.Equal(64_000, request.Body.GetProperty("max_tokens").GetInt32());
        Assert.Single(request.Headers, header => header.Value.Contains("test-key-anthropic", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Generate_NoProvider_FailsAsUnknown()
    {
        await using var scene = await GenerationScene.StartAsync([], settings: new()
        {
            ["ANTHROPIC_API_KEY"] = "",
            ["ANTHROPIC_BASE_URL"] = "",
            ["OPENAI_API_KEY"] = "",
            ["OPENAI_BASE_URL"] = "",
        });

        Assert.Equal(FailureCodes.ModelUnknown, Assert.IsType<GenerationEvent.Failed>(Assert.Single(await scene.AnswerAsync("any"))).Code);
    }

    [Theory]
    [InlineData(GenerationScene.ClaudeId, "ANTHROPIC")]
    [InlineData(GenerationScene.GptId, "OPENAI")]
    public async Task Generate_OnlyABaseUrlAndNoKey_Works(string model, string vendor)
    {
        await using var scene = await GenerationScene.StartAsync([ScriptedReply.Text(First)], settings: new() { [vendor + "_API_KEY"] = null });

        Assert.IsType<GenerationEvent.Completed>((await scene.AnswerAsync(model))[^1]);
    }

    [Fact]
    public async Task Generate_NobodyListens_FailsAsUnreachable()
    {
        await using var scene = await GenerationScene.StartAsync([], settings: new() { ["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:9", ["Forja:Generation:MaxRetries"] = "1" });

        Assert.Equal(FailureCodes.Unreachable, Assert.IsType<GenerationEvent.Failed>((await scene.AnswerAsync(GenerationScene.ClaudeId))[^1]).Code);
    }

    private static List<string> Files(IEnumerable<GenerationEvent> events) =>
    [
        .. events.OfType<GenerationEvent.FileClosed>().Select(closed => closed.Edit).OfType<FileEdit.Write>()
            .Select(write => $"{write.Path} = {Encoding.UTF8.GetString(write.Content.Span)}"),
    ];

    private static async Task<T> NextAsync<T>(IAsyncEnumerator<GenerationEvent> events)
        where T : GenerationEvent
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current is T found) return found;
        }

        throw new InvalidOperationException($"The answer ended without {typeof(T).Name}.");
    }

    /// <summary>
    /// The stream is read on other threads, so the moment at which its timer is set cannot be seen; time goes on until it has rung.
    /// </summary>
    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Task awaited)
    {
        while (!awaited.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
