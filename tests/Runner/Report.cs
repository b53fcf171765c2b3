namespace Forja.Runner;

/// <summary>What a person reads while and after the tests run. The last line is a contract: "N passed, N failed, N skipped".</summary>
internal sealed class Report(TextWriter output)
{
    private const int Slowest = 10;

    private readonly Lock _gate = new();
    private readonly List<TestResult> _all = [];
    private readonly List<TestResult> _unsteady = [];

    /// <summary>What has failed so far.</summary>
    public IReadOnlyList<TestResult> Failures { get { lock (_gate) return [.. _all.Where(result => result.Outcome == Outcome.Failed)]; } }

    public void Add(string suite, IReadOnlyList<TestResult> results, TimeSpan took)
    {
        lock (_gate)
        {
            _all.AddRange(results);
            if (results.Count == 0) return;
            var mark = results.Any(result => result.Outcome == Outcome.Failed) ? "FAILED" : "ok    ";
            output.WriteLine($"{mark} {suite,-28} {Counts(results)}  {took.TotalSeconds:0.0} s");
            foreach (var failed in results.Where(result => result.Outcome == Outcome.Failed))
                output.WriteLine($"\n  FAILED {failed.Name}\n{Indented(failed.Detail)}\n");
            output.Flush();
        }
    }

    /// <summary>Takes what a second try showed: a test that failed and then passed counts as passed, and is told as unsteady.</summary>
    public void Settle(IReadOnlyList<TestResult> secondTry)
    {
        lock (_gate)
        {
            foreach (var failed in Failures)
            {
                var again = secondTry.Where(result => result.Suite == failed.Suite && result.Name == failed.Name).ToList();
                if (again.Count == 0 || again.Any(result => result.Outcome != Outcome.Passed)) continue;
                _all[_all.IndexOf(failed)] = failed with { Outcome = Outcome.Passed };
                _unsteady.Add(failed);
            }
        }
    }

    /// <summary>Prints the end of the report; false when something failed or nothing ran.</summary>
    public bool Finish(TimeSpan took)
    {
        var skipped = _all.Where(result => result.Outcome == Outcome.Skipped).GroupBy(result => result.Detail).ToList();
        if (skipped.Count > 0) output.WriteLine("\nSkipped:");
        foreach (var reason in skipped)
            output.WriteLine($"  {reason.Count()} × {(reason.Key.Length > 0 ? reason.Key : "no reason given")}: {string.Join(", ", reason.Take(3).Select(result => Short(result.Name)))}{(reason.Count() > 3 ? ", …" : "")}");

        output.WriteLine("\nSlowest:");
        foreach (var slow in _all.OrderByDescending(result => result.Took).Take(Slowest)) output.WriteLine($"  {slow.Took.TotalSeconds,7:0.00} s  {slow.Name}");

        if (_unsteady.Count > 0) output.WriteLine("\nUnsteady (failed above, passed on a second try; each is a bug to be fixed before anything else):");
        foreach (var result in _unsteady) output.WriteLine($"  {result.Name}");

        var failed = Failures;
        if (failed.Count > 0) output.WriteLine("\nFailed:");
        foreach (var result in failed) output.WriteLine($"  {result.Name}");
        if (_all.Count == 0) output.WriteLine("\nNo test matches.");

        output.WriteLine($"\nAll tests took {took.TotalMinutes:0.0} minutes.");
        output.WriteLine(Counts(_all));
        return failed.Count == 0 && _all.Count > 0;
    }

    private static string Counts(IReadOnlyList<TestResult> results) =>
        $"{results.Count(result => result.Outcome == Outcome.Passed)} passed, {results.Count(result => result.Outcome == Outcome.Failed)} failed, {results.Count(result => result.Outcome == Outcome.Skipped)} skipped";

    private static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => "    " + line.TrimEnd()));

    private static string Short(string name) => string.Join('.', name.Split('(')[0].Split('.').TakeLast(2));
}
