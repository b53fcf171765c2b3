namespace Forja.Runner;

/// <summary>How one test ended, wherever it ran.</summary>
internal sealed record TestResult(string Suite, string Name, Outcome Outcome, TimeSpan Took, string Detail = "");
