namespace Forja.Runner;

/// <summary>Tests that run together in one process: a .NET test project, or the web's unit tests.</summary>
internal interface ISuite
{
    string Name { get; }

    Task<IReadOnlyList<TestResult>> RunAsync(TestFilter filter, CancellationToken cancellationToken);
}
