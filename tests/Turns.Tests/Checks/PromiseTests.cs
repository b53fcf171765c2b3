using Forja.Turns.Checks;
using Forja.Turns.Checks.Promises;

namespace Forja.Turns.Tests.Checks;

/// <summary>The ledger of promises: what is taken in, what holds, and who broke what does not.</summary>
public sealed class PromiseTests
{
    private static readonly Dictionary<string, string> Headings = [];

    [Theory]
    [InlineData("/board shows \"Add task\"", "/board shows \"Add task\"")]
    [InlineData("- / shows “Olá”.", "/ shows \"Olá\"")]
    [InlineData("get /api/tasks answers 200", "GET /api/tasks answers 200")]
    [InlineData("run npm test", "run npm test")]
    [InlineData("//elsewhere.example/ shows \"x\"", null)]
    [InlineData("http://elsewhere.example shows \"x\"", null)]
    [InlineData("/ shows \"\"", null)]
    [InlineData("the app is nice", null)]
    public void TryParse_ALine_IsOneOfThreeKindsOrNothing(string line, string? expected) => Assert.Equal(expected, Promise.TryParse(line, out var promise) ? $"{promise}" : null);

    [Fact]
    public void After_SeveralTurns_NamesTheTurnThatBroke()
    {
        var (task, board) = (Read("/ shows \"Add task\""), Read("/board shows \"Board\""));
        var first = PromiseLedger.After(1, [], [task, board], Headings, Seen((task, true), (board, false)));
        var second = PromiseLedger.After(2, first, [], Headings, Seen((task, false)));
        var third = PromiseLedger.After(3, second, [], Headings, Seen((task, false)));
        var unseen = PromiseLedger.After(4, third, [], Headings, Seen());
        var mended = PromiseLedger.After(5, unseen, [], Headings, Seen((task, true)));

        Assert.Equal([$"{task}"], first.Select(promise => promise.Line));
        Assert.All([second, third, unseen], ledger => Assert.Equal((1, false, 2), (ledger[0].Turn, ledger[0].Held, ledger[0].BrokenBy)));
        Assert.Equal((true, null), (mended[0].Held, mended[0].BrokenBy));
        Assert.Equal(CheckStatus.Failed, PromiseLedger.Read(2, second, [], 0)!.Status);
        Assert.Contains("broken by turn 2", PromiseLedger.Read(3, third, [], 0)!.Detail);
        Assert.Equal(CheckStatus.Warned, PromiseLedger.Read(3, third, [], 0)!.Status);
        Assert.Equal(CheckStatus.Warned, PromiseLedger.Read(1, first, [board], 0)!.Status);
        Assert.Null(PromiseLedger.Read(1, [], [], 0));
    }

    [Fact]
    public void After_NothingWasSaid_TakesTheHeadingsAndOnlyWarnsWhenTheyGo()
    {
        var ledger = PromiseLedger.After(1, [], [], new Dictionary<string, string> { ["/"] = "Tasks", ["/about"] = "About" }, Seen());
        var gone = PromiseLedger.After(2, ledger, [], new Dictionary<string, string> { ["/"] = "Chores" }, Seen((Read("/ shows \"Tasks\""), false)));

        Assert.Equal(["/ shows \"Tasks\"", "/about shows \"About\""], ledger.Select(promise => promise.Line));
        Assert.Equal(2, gone.Count);
        Assert.Equal(CheckStatus.Warned, PromiseLedger.Read(2, gone, [], 0)!.Status);
    }

    [Fact]
    public void After_APageCouldNotBeOpened_KeepsThePromiseAndBlamesNobody()
    {
        var about = Read("/about shows \"About\"");
        var first = PromiseLedger.After(1, [], [about], Headings, Seen());
        var second = PromiseLedger.After(2, first, [], Headings, Seen((about, false)));
        var third = PromiseLedger.After(3, second, [], Headings, Seen((about, true)));
        var fourth = PromiseLedger.After(4, third, [], Headings, Seen((about, false)));

        Assert.Null(Assert.Single(first).Held);
        Assert.Equal((CheckStatus.Skipped, SkipReasons.PromisesUnseen), (PromiseLedger.Read(1, first, [], 0)!.Status, PromiseLedger.Read(1, first, [], 0)!.Detail));
        Assert.Equal((false, null), (second[0].Held, second[0].BrokenBy));
        Assert.Equal(CheckStatus.Warned, PromiseLedger.Read(2, second, [], 0)!.Status);
        Assert.Contains("never seen to be so", PromiseLedger.Read(2, second, [], 0)!.Detail);
        Assert.Equal((true, 4), (third[0].Held, fourth[0].BrokenBy));
    }

    [Fact]
    public void IsWorseThan_TwoReceipts_WeighsUseBeforeWarnings()
    {
        static ReceiptScore Of(params (string Name, CheckStatus Status)[] checks) =>
            ReceiptScore.Of(new Receipt(1, [.. checks.Select(check => new Check(check.Name, check.Status, null, 0))], null, default, default));

        var warned = Of((Check.Page, CheckStatus.Passed), (Check.Phone, CheckStatus.Warned));
        Assert.True(Of((Check.Page, CheckStatus.Failed)).IsWorseThan(Of((Check.Page, CheckStatus.Passed), (Check.Types, CheckStatus.Failed), (Check.Clicks, CheckStatus.Failed))));
        Assert.True(Of((Check.Page, CheckStatus.Passed), (Check.Types, CheckStatus.Failed)).IsWorseThan(warned));
        Assert.True(warned.IsWorseThan(Of((Check.Page, CheckStatus.Passed))));
        Assert.False(Of((Check.Page, CheckStatus.Skipped)).IsWorseThan(warned));
    }

    private static Promise Read(string line) => Promise.TryParse(line, out var promise) ? promise : throw new FormatException(line);

    private static Dictionary<string, bool> Seen(params (Promise Promise, bool Holds)[] seen) => seen.ToDictionary(item => PromiseLedger.IdOf(item.Promise), item => item.Holds);
}
