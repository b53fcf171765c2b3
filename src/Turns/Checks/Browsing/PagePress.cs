namespace Forja.Turns.Checks.Browsing;

/// <summary>Something that was pressed.</summary>
/// <param name="Label">What stands on it.</param>
/// <param name="Dead">Nothing listens to it, and nothing came of it but perhaps the same page anew.</param>
/// <param name="Reloads">A page was loaded.</param>
internal sealed record PagePress(string Label, bool Dead, bool Reloads);
