using System.Diagnostics;

namespace Forja.Runner;

/// <summary>One xUnit project, run as its own program and followed message by message, so that a test that hangs can be named.</summary>
internal sealed class DotnetSuite(string name, string executable, bool runsAlone) : ISuite
{
    /// <summary>No single test may take longer: the slowest one prepares a dependency layer from a cold registry.</summary>
    private static readonly TimeSpan TestLimit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan SuiteLimit = TimeSpan.FromMinutes(20);

    public string Name => name;

    public bool RunsAlone => runsAlone;

    public async Task<IReadOnlyList<TestResult>> RunAsync(TestFilter filter, CancellationToken cancellationToken)
    {
        if (!File.Exists(executable)) return [Broken($"{executable} was not built.")];

        var log = new MessageLog(name, TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(SuiteLimit);
        using var process = Process.Start(new ProcessStartInfo(executable, ["-automated", "-noColor", .. filter.ForDotnet()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetDirectoryName(executable)!,
        })!;
        process.StandardInput.Close();
        var output = Task.WhenAll(ReadAsync(process.StandardOutput, log.Read), ReadAsync(process.StandardError, log.Note));
        try
        {
            await EndAsync(process, log, limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            log.Stop($"the suite was still running after {SuiteLimit.TotalMinutes:0} minutes");
        }
        // A grandchild that outlives the tests would keep the pipes open for ever.
        await Task.WhenAny(output.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None));
        return log.IsComplete ? log.Results : [.. log.Results, Broken($"ended with exit code {process.ExitCode} before its tests were done.\n{log.Tail}")];
    }

    /// <summary>Returns when the program has ended, or has been ended because one of its tests hangs.</summary>
    private static async Task EndAsync(Process process, MessageLog log, CancellationToken cancellationToken)
    {
        var ended = process.WaitForExitAsync(cancellationToken);
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, tick.WaitForNextTickAsync(cancellationToken).AsTask());
            if (!log.HasTestLongerThan(TestLimit)) continue;
            log.Stop($"it was still running after {TestLimit.TotalMinutes:0} minutes");
            process.Kill(entireProcessTree: true);
        }
        await ended;
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> take)
    {
        while (await reader.ReadLineAsync() is { } line) take(line);
    }

    private TestResult Broken(string why) => new(name, name, Outcome.Failed, TimeSpan.Zero, why);
}
