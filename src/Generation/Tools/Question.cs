namespace Forja.Generation;

/// <summary>Something that the model must know before it goes on, with answers to choose from.</summary>
/// <param name="Id">Its name in the answer.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">Answers to choose from; the person may always write another one.</param>
/// <param name="Multiple">Several may be chosen.</param>
public sealed record Question(string Id, string Text, IReadOnlyList<string> Options, bool Multiple);
