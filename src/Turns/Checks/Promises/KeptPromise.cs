namespace Forja.Turns.Checks.Promises;

/// <summary>A promise in a project's ledger, as the last look found it.</summary>
/// <param name="Id">Names it; the same promise has the same id.</param>
/// <param name="Line">What is to be true, as one line.</param>
/// <param name="Turn">Number of the turn that left it.</param>
/// <param name="Held">Whether it holds; null while nobody could look, so that no later turn can have broken it.</param>
/// <param name="BrokenBy">Number of the turn since which it does not hold; null as well when it was never seen to hold.</param>
/// <param name="Derived">It was read off the page, nobody said it.</param>
public sealed record KeptPromise(string Id, string Line, int Turn, bool? Held, int? BrokenBy, bool Derived);
