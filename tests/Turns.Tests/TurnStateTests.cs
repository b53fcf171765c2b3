namespace Forja.Turns.Tests;

public sealed class TurnStateTests
{
    [Fact]
    public void Next_EverythingGoesWell_EndsReady()
    {
        var state = Play(new TurnSignal.Begun(), new TurnSignal.Answering(), new TurnSignal.Written(), new TurnSignal.Up(), new TurnSignal.Proven());

        Assert.Equal(TurnStatus.Ready, state.Status);
    }

    [Fact]
    public void Next_NoModelWrites_GoesFromPlanningToRunning() =>
        Assert.Equal(TurnStatus.Running, Play(new TurnSignal.Begun(), new TurnSignal.Written()).Status);

    [Fact]
    [Trait("Case", "L7")]
    public void Next_BrokenThreeTimes_TheThirdIsRefused()
    {
        var state = Play(new TurnSignal.Begun(), new TurnSignal.Written(), new TurnSignal.Up());
        for (var repair = 0; repair < TurnState.MaxRepairs; repair++)
        {
            state = state.Next(new TurnSignal.Broken())!.Next(new TurnSignal.Written())!.Next(new TurnSignal.Up())!;
        }

        Assert.Null(state.Next(new TurnSignal.Broken()));
    }

    [Theory]
    [InlineData(TurnStatus.Ready)]
    [InlineData(TurnStatus.Failed)]
    [InlineData(TurnStatus.Cancelled)]
    public void Next_FinalState_IgnoresEverything(TurnStatus final)
    {
        foreach (var signal in Signals) Assert.Null(new TurnState(final).Next(signal));
    }

    [Theory]
    [InlineData(TurnStatus.Queued)]
    [InlineData(TurnStatus.Planning)]
    [InlineData(TurnStatus.Writing)]
    [InlineData(TurnStatus.Running)]
    [InlineData(TurnStatus.Checking)]
    [InlineData(TurnStatus.Repairing)]
    public void Next_AnyOpenState_CanBeStoppedAndCanFail(TurnStatus open)
    {
        Assert.Equal(TurnStatus.Cancelled, new TurnState(open).Next(new TurnSignal.Stopped())!.Status);
        Assert.Equal(TurnStatus.Failed, new TurnState(open).Next(new TurnSignal.Gone(new TurnFailure("x", null, true)))!.Status);
    }

    [Fact]
    public void Next_CheckingBeforeTheSandboxIsUp_IsRefused() => Assert.Null(Play(new TurnSignal.Begun()).Next(new TurnSignal.Proven()));

    private static TurnSignal[] Signals { get; } =
    [
        new TurnSignal.Begun(), new TurnSignal.Answering(), new TurnSignal.Written(), new TurnSignal.Up(), new TurnSignal.Broken(), new TurnSignal.Proven(),
        new TurnSignal.Gone(new TurnFailure("x", null, false)), new TurnSignal.Stopped(),
    ];

    private static TurnState Play(params TurnSignal[] signals) =>
        signals.Aggregate(TurnState.Start, (state, signal) => state.Next(signal) ?? throw new InvalidOperationException($"{signal} in {state}"));
}
