using Forja.Sandboxes.Pool;

namespace Forja.Sandboxes.Tests.Pool;

/// <summary>What is made ahead of time, and that it never goes beyond its budget.</summary>
public sealed class PoolPlanTests
{
    private static readonly string[] Starters = ["react", "vue", "svelte"];

    [Fact]
    public void Next_NothingWaits_IsOneOfEachInTheirOrder()
    {
        Assert.Equal(["react", "vue", "svelte"], Fill([], new PoolOptions()));
    }

    [Fact]
    public void Next_OneWasAskedFor_ComesFirstAndTwice()
    {
        Assert.Equal(["vue", "vue", "react", "svelte"], Fill(["vue"], new PoolOptions()));
    }

    [Fact]
    [Trait("Case", "R12")]
    public void Next_WishIsAThousand_IsCappedByTheBudget()
    {
        var options = new PoolOptions { PerStarter = 1000, MemoryBytes = 1L << 30, MemberBytes = 200L << 20 };

        Assert.Equal(5, Fill(["react", "vue"], options).Count);
        Assert.Empty(Fill(["react"], new PoolOptions { MemoryBytes = 0 }));
    }

    private static List<string> Fill(IReadOnlyList<string> recent, PoolOptions options)
    {
        var waiting = new Dictionary<string, int>();
        var made = new List<string>();
        while (PoolPlan.Next(Starters, waiting, recent, options) is { } next)
        {
            made.Add(next);
            waiting[next] = waiting.GetValueOrDefault(next) + 1;
        }

        return made;
    }
}
