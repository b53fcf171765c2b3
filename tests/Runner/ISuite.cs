namespace Forja.Runner;

/// <summary>Tests that run together in one process: a .NET test project, or the web's unit tests.</summary>
internal interface ISuite
{
    string Name { get; }

    /// <summary>Uses sandboxes or a browser, so it runs with nothing beside it: neighbours would steal its processor and its limits.</summary>
    bool RunsAlone { get; }

    Task<IReadOnlyList<TestResult>> RunAsync(TestFilter filter, CancellationToken cancellationToken);
}
