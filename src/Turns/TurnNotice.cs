namespace Forja.Turns;

/// <summary>Something a person should know about a turn that is not its failure: a code that the UI translates, and its values.</summary>
public sealed record TurnNotice(string Code, IReadOnlyDictionary<string, string> Args);
