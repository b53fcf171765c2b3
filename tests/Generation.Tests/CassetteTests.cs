using Forja.Testing.Models;
using Xunit;

namespace Forja.Generation.Tests;

/// <summary>Calls recorded from a server over HTTP and played again without one.</summary>
public sealed class CassetteTests
{
    [Theory]
    [InlineData(GenerationScene.ClaudeId)]
    [InlineData(GenerationScene.GptId)]
    public async Task Replay_OfARecordedAnswerWithTools_GivesTheSameEventsWithoutAModel(string model)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"forja-cassette-{Guid.NewGuid():N}");
        try
        {
            const string key = "sk-ant-abcdefghijklmnopqrstuvwxyz";
            IReadOnlyList<GenerationEvent> recorded;
            await using (var scene = await GenerationScene.StartAsync(
                [new ScriptedReply().Say($"With {key}.\n").Call("write", new { path = "a.ts", content = $"const key = '{key}'\n" }, "one"), ScriptedReply.Text("```ts {path=b.ts}\n2\n```\nDone.\n")],
                settings: new() { ["Forja:Generation:Cassettes:Record"] = folder })) recorded = await scene.AnswerAsync(model);

            await using var replay = await GenerationScene.StartAsync([], settings: new() { ["Forja:Generation:Cassettes:Replay"] = folder });
            var played = await replay.AnswerAsync(model);

            Assert.Empty(replay.Server.Requests);
            Assert.Equal(Told(recorded).Replace(key, "[removed]"), Told(played));
            Assert.All(Directory.EnumerateFiles(folder), file => Assert.DoesNotContain(key, File.ReadAllText(file)));
            Assert.Single(replay.Toolbox.Used);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What an answer comes to, wherever its text was cut.</summary>
    private static string Told(IEnumerable<GenerationEvent> events) => string.Join('\n', events
        .Where(one => one is not (GenerationEvent.TextDelta or GenerationEvent.FileDelta or GenerationEvent.FileClosed or GenerationEvent.Usage))
        .Select(one => one.ToString())
        .Append(string.Concat(events.OfType<GenerationEvent.TextDelta>().Select(delta => delta.Text))));
}
