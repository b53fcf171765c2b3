namespace Forja.Turns;

/// <summary>A finished piece of the model call that a turn is in; they go when the call ends.</summary>
public sealed class TurnPiece
{
    public required string Turn { get; init; }

    /// <summary>0, 1, 2… within the call.</summary>
    public required int Number { get; init; }

    public required string Json { get; init; }
}
