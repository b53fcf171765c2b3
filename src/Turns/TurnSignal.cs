namespace Forja.Turns;

/// <summary>What happened to a turn, as its run saw it. The set is closed.</summary>
public abstract record TurnSignal
{
    private TurnSignal() { }

    /// <summary>The run took the turn up.</summary>
    public sealed record Begun : TurnSignal;

    /// <summary>The model gave its first words or its first file.</summary>
    public sealed record Answering : TurnSignal;

    /// <summary>There is nothing left to write; the version is stored.</summary>
    public sealed record Written : TurnSignal;

    /// <summary>The sandbox answers.</summary>
    public sealed record Up : TurnSignal;

    /// <summary>A check failed, and the run means to mend it.</summary>
    public sealed record Broken : TurnSignal;

    /// <summary>The app works, and the model is shown it once more before the turn ends.</summary>
    public sealed record LookedAgain : TurnSignal;

    /// <summary>The receipt holds.</summary>
    public sealed record Proven : TurnSignal;

    /// <summary>The model answered in words, and nothing is to be checked.</summary>
    public sealed record Answered : TurnSignal;

    /// <summary>The turn ends without reaching its aim.</summary>
    public sealed record Gone(TurnFailure Failure) : TurnSignal;

    /// <summary>A person pressed stop.</summary>
    public sealed record Stopped : TurnSignal;
}
