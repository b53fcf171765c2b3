namespace Forja.Runner;

/// <summary>How one test ended, wherever it ran.</summary>
internal sealed record TestResult(string Suite, string Name, Outcome Outcome, TimeSpan Took, string Detail = "")
{
    /// <summary>The test method, without the arguments that it was given.</summary>
    public string Method => Name.Split('(')[0];
}
