namespace Forja.Turns.Checks.Compiling;

/// <summary>One of the stack's own programs that says whether the code is right: the check it answers, and how it is called.</summary>
/// <param name="Check">Name of the check.</param>
/// <param name="Line">The shell line. It runs where nothing can be written but <c>/tmp</c>.</param>
internal sealed record StackCommand(string Check, string Line);
