namespace Forja.Testing.Attacks;

/// <summary>How many tries an attack made, and which of them got through.</summary>
public sealed record AttackOutcome(Attack Attack, int Tried, IReadOnlyList<string> Through, string Output)
{
    public int Held => Tried - Through.Count;

    /// <summary>An attack that tried nothing proves nothing.</summary>
    public bool IsHeld => Tried > 0 && Through.Count == 0;
}
