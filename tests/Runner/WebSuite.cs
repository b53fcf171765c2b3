using System.Diagnostics;
using System.Text.Json;

namespace Forja.Runner;

/// <summary>The web's unit tests, run by Vitest and read from its JSON report.</summary>
internal sealed class WebSuite(string web, string results) : ISuite
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public string Name => "web";

    public bool RunsAlone => false;

    public async Task<IReadOnlyList<TestResult>> RunAsync(TestFilter filter, CancellationToken cancellationToken)
    {
        // Cases are told by traits, which Vitest does not have; and pure tests have nothing to try again.
        if (filter.Trait is not null || filter.Methods.Count > 0) return [];

        var report = Path.Combine(results, "vitest.json");
        File.Delete(report);
        string[] only = filter.Name is { } name ? ["-t", name] : [];
        using var process = Process.Start(new ProcessStartInfo("npx", ["--no-install", "vitest", "run", "--passWithNoTests", "--reporter=json", "--outputFile=" + report, .. only])
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return [Broken($"Vitest was still running after {Limit.TotalMinutes:0} minutes.")];
        }
        if (!File.Exists(report)) return [Broken($"Vitest ended with exit code {process.ExitCode} and no report.\n{await output}\n{await error}")];
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report, cancellationToken));
        return [.. json.RootElement.GetProperty("testResults").EnumerateArray().SelectMany(Read)];
    }

    private IEnumerable<TestResult> Read(JsonElement file)
    {
        var path = Path.GetRelativePath(web, file.GetProperty("name").GetString()!);
        var tests = file.GetProperty("assertionResults").EnumerateArray().ToList();
        // A file that cannot be loaded has no tests to fail.
        if (tests.Count == 0 && file.GetProperty("status").GetString() == "failed") yield return Broken($"{path}: {file.GetProperty("message").GetString()}");
        foreach (var test in tests)
        {
            var took = test.TryGetProperty("duration", out var duration) && duration.ValueKind == JsonValueKind.Number ? duration.GetDouble() : 0;
            var detail = test.TryGetProperty("failureMessages", out var failures) ? string.Join('\n', failures.EnumerateArray().Select(failure => failure.ToString())) : "";
            var outcome = test.GetProperty("status").GetString() switch
            {
                "passed" => Outcome.Passed,
                "failed" => Outcome.Failed,
                _ => Outcome.Skipped,
            };
            yield return new TestResult(Name, $"{path}: {test.GetProperty("fullName").GetString()}", outcome, TimeSpan.FromMilliseconds(took), detail);
        }
    }

    private TestResult Broken(string why) => new(Name, Name, Outcome.Failed, TimeSpan.Zero, why);
}
