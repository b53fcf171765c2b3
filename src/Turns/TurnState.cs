namespace Forja.Turns;

/// <summary>A turn's place in its life, and the one pure function that moves it.</summary>
public sealed record TurnState(TurnStatus Status, int Repairs = 0)
{
    /// <summary>Automatic repairs in one turn; a third attempt on the same evidence has never been worth its price.</summary>
    public const int MaxRepairs = 2;

    public static TurnState Start { get; } = new(TurnStatus.Queued);

    public bool Final => Status is TurnStatus.Ready or TurnStatus.Failed or TurnStatus.Cancelled;

    /// <summary>True while one more automatic repair is allowed.</summary>
    public bool MayRepair => Repairs < MaxRepairs;

    /// <summary>The state after <paramref name="signal"/>; null when the signal has no place here and must be ignored.</summary>
    public TurnState? Next(TurnSignal signal) => (Status, signal) switch
    {
        (TurnStatus.Ready or TurnStatus.Failed or TurnStatus.Cancelled, _) => null,
        (_, TurnSignal.Gone) => this with { Status = TurnStatus.Failed },
        (_, TurnSignal.Stopped) => this with { Status = TurnStatus.Cancelled },
        (TurnStatus.Queued, TurnSignal.Begun) => this with { Status = TurnStatus.Planning },
        (TurnStatus.Planning or TurnStatus.Repairing, TurnSignal.Answering) => this with { Status = TurnStatus.Writing },
        (TurnStatus.Planning or TurnStatus.Writing or TurnStatus.Repairing, TurnSignal.Written) => this with { Status = TurnStatus.Running },
        (TurnStatus.Running, TurnSignal.Up) => this with { Status = TurnStatus.Checking },
        (TurnStatus.Running or TurnStatus.Checking, TurnSignal.Broken) when MayRepair => new TurnState(TurnStatus.Repairing, Repairs + 1),
        (TurnStatus.Planning or TurnStatus.Writing, TurnSignal.Answered) => this with { Status = TurnStatus.Ready },
        (TurnStatus.Checking, TurnSignal.LookedAgain) => this with { Status = TurnStatus.Planning },
        (TurnStatus.Checking, TurnSignal.Proven) => this with { Status = TurnStatus.Ready },
        _ => null,
    };
}
