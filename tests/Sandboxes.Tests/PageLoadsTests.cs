using Microsoft.Extensions.Time.Testing;

namespace Forja.Sandboxes.Tests;

/// <summary>Work that nobody waits for goes on once pages have what they ask for.</summary>
public sealed class PageLoadsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly PageLoads _loads;

    public PageLoadsTests() => _loads = new PageLoads(_time);

    [Fact]
    public void LetPass_NobodyLoadsAnything_IsOverAtOnce() => Assert.True(_loads.LetPassAsync(CancellationToken.None).IsCompletedSuccessfully);

    [Fact]
    public async Task LetPass_WhileAPageLoads_WaitsUntilItHasBeenQuietForAMoment()
    {
        var first = _loads.Enter();
        var second = _loads.Enter();
        var passed = _loads.LetPassAsync(TestContext.Current.CancellationToken);

        first.Dispose();
        first.Dispose();
        Assert.False(passed.IsCompleted);
        second.Dispose();
        while (!passed.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        Assert.True(_loads.LetPassAsync(CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task LetPass_APageIsExpected_WaitsUntilItCameAndHadWhatItAskedFor()
    {
        _loads.Expect();
        var passed = _loads.LetPassAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromMilliseconds(400));
        Assert.False(passed.IsCompleted);

        var load = _loads.Enter();
        _time.Advance(TimeSpan.FromMilliseconds(900));
        await Task.Yield();
        Assert.False(passed.IsCompleted);
        load.Dispose();
        while (!passed.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        await passed;
    }

    [Fact]
    public async Task LetPass_TheExpectedPageNeverComes_GoesOn()
    {
        _loads.Expect();

        var passed = _loads.LetPassAsync(TestContext.Current.CancellationToken);
        Assert.False(passed.IsCompleted);
        var waited = TimeSpan.Zero;
        for (; !passed.IsCompleted; waited += TimeSpan.FromMilliseconds(50))
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        Assert.InRange(waited, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task LetPass_BesideARequestThatIsKeptOpen_GoesOn()
    {
        using var open = _loads.Enter();

        var passed = _loads.LetPassAsync(TestContext.Current.CancellationToken);
        Assert.False(passed.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(4));

        await passed;
    }
}
