namespace Forja.Generation;

/// <summary>One failed check.</summary>
/// <param name="Check">What was checked, for example <c>modules</c>.</param>
/// <param name="Summary">One line that says what is wrong.</param>
/// <param name="Output">What the tool printed, as it was; may be long and may hold anything.</param>
public sealed record ObservedFailure(string Check, string Summary, string? Output);
