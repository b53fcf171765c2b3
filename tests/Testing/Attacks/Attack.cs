namespace Forja.Testing.Attacks;

/// <summary>
/// One way to get out of a sandbox or to take more than one may: Python code that runs inside and calls <c>attempt(name, function)</c> for each try. A function that gives
/// something true has got through; one that fails or gives nothing was held.
/// </summary>
/// <param name="Case">The case of the list that it tries.</param>
/// <param name="Name">What is attacked, in words.</param>
/// <param name="Code">What runs inside.</param>
public sealed record Attack(string Case, string Name, string Code)
{
    /// <summary>What is looked at from outside while the code still runs, after it printed "ready": each text is a way that it got through.</summary>
    public Func<AttackScene, CancellationToken, Task<IReadOnlyList<string>>>? Meanwhile { get; init; }

    /// <summary>What is looked at after the sandbox was stopped.</summary>
    public Func<AttackScene, IReadOnlyList<string>>? Afterwards { get; init; }

    /// <summary>Tries that <see cref="Meanwhile"/> and <see cref="Afterwards"/> add to those inside.</summary>
    public int TriesOutside { get; init; }

    public override string ToString() => $"{Case} {Name}";
}
