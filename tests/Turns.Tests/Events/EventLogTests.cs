using System.Text.Json;
using Forja.Turns.Events;

namespace Forja.Turns.Tests.Events;

public sealed class EventLogTests : IDisposable
{
    private readonly Scene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    [Trait("Case", "N3")]
    public async Task Read_FromEveryCursorWithinMemory_GivesExactlyWhatFollows()
    {
        await PlayTurnAsync(deltas: 8);
        var all = await _scene.ReadToNowAsync(0);

        foreach (var cursor in all.Select(frame => frame.Seq))
        {
            Assert.Equal(all.Where(frame => frame.Seq > cursor).Select(frame => frame.Seq), (await _scene.ReadToNowAsync(cursor)).Select(frame => frame.Seq));
        }
    }

    [Fact]
    [Trait("Case", "N3")]
    public async Task Read_FromEveryCursorOlderThanMemory_RebuildsTheSameTurn()
    {
        await PlayTurnAsync(deltas: 100);

        for (var cursor = 1L; cursor <= 100; cursor++)
        {
            var seen = Replay(await _scene.ReadToNowAsync(cursor), before: cursor);

            Assert.Equal(Expected(100), seen);
        }
    }

    [Fact]
    public async Task Read_AfterARestart_GivesDurableEventsAndStartsAboveEveryOldNumber()
    {
        await PlayTurnAsync(deltas: 40);
        var before = (await _scene.ReadToNowAsync(0))[^1].Seq;

        _scene.Restart();
        _scene.Log.Publish(_scene.Project, new ProjectEvent.FileStarted("t", "after.txt"));
        var frames = await _scene.ReadToNowAsync(before);

        Assert.Equal(["file-started"], frames.Select(frame => frame.Type));
        Assert.True(frames[0].Seq > before);
    }

    [Fact]
    public async Task Append_TheChangeFails_NothingIsToldAndTheNextNumberIsTheSame()
    {
        await _scene.Log.AppendAsync(_scene.Project, [Started("a")], null, CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _scene.Log.AppendAsync(
            _scene.Project, [Started("b")], _ => throw new InvalidOperationException(), CancellationToken.None));
        await _scene.Log.AppendAsync(_scene.Project, [Started("c")], null, CancellationToken.None);

        Assert.Equal([1L, 2L], (await _scene.ReadToNowAsync(0)).Select(frame => frame.Seq));
    }

    [Fact]
    public async Task Publish_WhileADurableEventIsBeingStored_WaitsForItAndNeverBlocks()
    {
        await _scene.Log.AppendAsync(_scene.Project, [Started("a")], null, CancellationToken.None);
        var storing = new TaskCompletionSource();
        var append = _scene.Log.AppendAsync(_scene.Project, [Started("b")], _ => storing.Task, CancellationToken.None);

        _scene.Log.Publish(_scene.Project, new ProjectEvent.FileStarted("b", "x"));
        var meanwhile = await _scene.ReadToNowAsync(1);
        storing.SetResult();
        await append;

        Assert.Empty(meanwhile);
        Assert.Equal(["turn-started", "file-started"], (await _scene.ReadToNowAsync(1)).Select(frame => frame.Type));
    }

    [Fact]
    public async Task Read_ManyWritersAtOnce_NumbersHaveNoHoleAndNoDouble()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 50), async (index, cancellationToken) =>
        {
            _scene.Log.Publish(_scene.Project, new ProjectEvent.FileStarted("t", $"{index}"));
            if (index % 5 == 0) await _scene.Log.AppendAsync(_scene.Project, [Started($"{index}")], null, cancellationToken);
        });

        Assert.Equal(60, await _scene.Log.NowAsync(_scene.Project, CancellationToken.None) is var now && now < 60 ? (await _scene.ReadToNowAsync(now))[^1].Seq : now);
    }

    [Fact]
    public async Task Read_FromTheFuture_TellsEverythingAgain()
    {
        await _scene.Log.AppendAsync(_scene.Project, [Started("a")], null, CancellationToken.None);

        Assert.Equal("turn-started", (await _scene.ReadToNowAsync(999))[0].Type);
    }

    [Fact]
    public async Task Snapshot_SeveralPieces_OnlyTheLastMovesTheCursor()
    {
        await PlayTurnAsync(deltas: 100);

        var pieces = (await _scene.ReadToNowAsync(1)).Where(frame => Json(frame).TryGetProperty("replace", out _)).ToList();

        Assert.True(pieces.Count > 1);
        Assert.Equal([pieces[^1]], pieces.Where(frame => frame.MovesCursor));
    }

    [Fact]
    public async Task Now_ATurnRuns_LiesJustBeforeIt()
    {
        await _scene.Log.AppendAsync(_scene.Project, [Started("a"), new ProjectEvent.TurnDone("a", TurnStatus.Ready, 1)], null, CancellationToken.None);
        await PlayTurnAsync(deltas: 30);

        Assert.Equal(2, await _scene.Log.NowAsync(_scene.Project, CancellationToken.None));
    }

    [Fact]
    public async Task Close_AfterDeletion_EndsReadersOnceTheyHaveReadAll()
    {
        await _scene.Log.AppendAsync(_scene.Project, [Started("a")], null, CancellationToken.None);
        var reader = await _scene.Log.ReadAsync(_scene.Project, 0, CancellationToken.None);
        _scene.Log.Close(_scene.Project);

        foreach (var frame in (await reader.NextAsync(CancellationToken.None)).Frames) reader.Sent(frame);
        await reader.NextAsync(CancellationToken.None);

        Assert.True(reader.Ended);
    }

    [Fact]
    [Trait("Case", "K4")]
    public async Task Append_TheStoreWasAwayBefore_WorksAgain()
    {
        _scene.Away = true;
        await Assert.ThrowsAnyAsync<Exception>(() => _scene.Log.AppendAsync(_scene.Project, [Started("a")], null, CancellationToken.None));
        _scene.Away = false;

        await _scene.Log.AppendAsync(_scene.Project, [Started("b")], null, CancellationToken.None);

        Assert.Single(await _scene.ReadToNowAsync(0));
    }

    private static ProjectEvent Started(string turn) => new ProjectEvent.TurnStarted(turn, 1, "text", TurnMode.Build, null);

    private static JsonElement Json(EventFrame frame) => JsonDocument.Parse(frame.Json).RootElement;

    private async Task PlayTurnAsync(int deltas)
    {
        await _scene.Log.AppendAsync(_scene.Project, [Started("t")], null, CancellationToken.None);
        _scene.Log.Publish(_scene.Project, new ProjectEvent.FileStarted("t", "a.txt"));
        for (var index = 0; index < deltas; index++)
        {
            _scene.Log.Publish(_scene.Project, index % 2 == 0 ? new ProjectEvent.TextAdded("t", $"[{index}]") : new ProjectEvent.FileDelta("t", "a.txt", $"<{index}>"));
        }
    }

    private static (string Text, string File) Expected(int deltas) => (
        string.Concat(Enumerable.Range(0, deltas).Where(index => index % 2 == 0).Select(index => $"[{index}]")),
        string.Concat(Enumerable.Range(0, deltas).Where(index => index % 2 == 1).Select(index => $"<{index}>")));

    /// <summary>What a client shows that had seen everything up to <paramref name="before"/> and then gets <paramref name="frames"/>.</summary>
    private static (string Text, string File) Replay(IEnumerable<EventFrame> frames, long before)
    {
        var seen = (int)Math.Max(0, before - 2);
        var (text, file) = Expected(seen);
        foreach (var item in frames.Select(Json))
        {
            var replace = item.TryGetProperty("replace", out _);
            switch (item.GetProperty("type").GetString())
            {
                case "text": text = (replace ? "" : text) + item.GetProperty("text").GetString(); break;
                case "file-delta": file = (replace ? "" : file) + item.GetProperty("text").GetString(); break;
            }
        }

        return (text, file);
    }
}
