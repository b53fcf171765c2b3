using System.Text.Json;
using Forja.Turns.Events;

namespace Forja.Turns.Tests.Events;

public sealed class DeltaGathererTests : IDisposable
{
    private readonly Scene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Add_ManySmallPieces_AreToldTogetherAfterTheGatheringTime()
    {
        using var gatherer = Gatherer();
        for (var index = 0; index < 10; index++) gatherer.Add(null, "x");
        var before = await _scene.ReadToNowAsync(0);

        _scene.Time.Advance(_scene.Options.GatherFor);

        Assert.Empty(before);
        Assert.Equal(["xxxxxxxxxx"], await TextsAsync());
    }

    [Fact]
    public async Task Add_FileAfterText_KeepsTheOrder()
    {
        using var gatherer = Gatherer();
        gatherer.Add(null, "a");
        gatherer.Add("f.txt", "b");
        gatherer.Add(null, "c");
        gatherer.Flush();

        Assert.Equal(["a", "b", "c"], await TextsAsync());
    }

    [Fact]
    public async Task Add_MoreThanTheLimit_IsToldAtOnce()
    {
        using var gatherer = Gatherer();
        gatherer.Add(null, new string('x', _scene.Options.GatherCharacters));

        Assert.Single(await TextsAsync());
    }

    private DeltaGatherer Gatherer() => new(_scene.Log, _scene.Project, "t", _scene.Options, _scene.Time);

    private async Task<IEnumerable<string?>> TextsAsync() =>
        (await _scene.ReadToNowAsync(0)).Select(frame => JsonDocument.Parse(frame.Json).RootElement.GetProperty("text").GetString());
}
