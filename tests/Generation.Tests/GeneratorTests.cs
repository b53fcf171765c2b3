using System.Text;
using Forja.ProjectFiles;
using Forja.Testing.Models;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Forja.Generation.Tests;

/// <summary>Whole answers over real HTTP through both SDKs: what goes well, and every way in which it does not.</summary>
public sealed partial class GeneratorTests
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
        Assert.Equal(model == GenerationScene.GptId ? "/v1/chat/completions" : "/v1/messages", scene.Server.Requests.Single().Path);
        Assert.True(scene.Server.Requests.Single().Body.GetProperty("max_tokens").GetInt32() > 1000);
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
        await using var scene = await GenerationScene.StartAsync([new ScriptedReply().Say(First).Stall(), ScriptedReply.Text(Second)], time, EndlessTime);
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

    // Time that is pushed on until something is seen may run far ahead of it.
    private static Dictionary<string, string?> EndlessTime => new() { ["Forja:Generation:AnswerTimeout"] = "365.00:00:00" };

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
