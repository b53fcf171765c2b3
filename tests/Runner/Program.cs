using System.Diagnostics;
using Forja.Runner;

// Runs every test of the repository and adds the results up. Usage: forja-runner ROOT CONFIGURATION [FILTER]
var (root, configuration, filter) = (args[0], args[1], TestFilter.Parse(args.ElementAtOrDefault(2)));
using var stop = new CancellationTokenSource();
using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, Interrupt);
using var terminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, Interrupt);

var results = Directory.CreateDirectory(Path.Combine(root, "artifacts", "tests")).FullName;
var suites = Directory.GetDirectories(Path.Combine(root, "tests"), "*.Tests").Order().Select(Dotnet).ToList<ISuite>();
if (File.Exists(Path.Combine(root, "web", "package.json"))) suites.Insert(0, new WebSuite(Path.Combine(root, "web"), results));

var report = new Report(Console.Out);
var whole = Stopwatch.StartNew();
try
{
    var together = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = stop.Token };
    await Parallel.ForEachAsync(suites.Where(suite => !suite.RunsAlone), together, async (suite, cancellationToken) => await RunAsync(suite, cancellationToken));
    foreach (var suite in suites.Where(suite => suite.RunsAlone)) await RunAsync(suite, stop.Token);
    await TryAgainAsync(stop.Token);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
return report.Finish(whole.Elapsed) ? 0 : 1;

async Task RunAsync(ISuite suite, CancellationToken cancellationToken)
{
    var watch = Stopwatch.StartNew();
    report.Add(suite.Name, await suite.RunAsync(filter, cancellationToken), watch.Elapsed);
}

// Machines are shared: what failed alone among thousands is tried once more with nothing beside it, and told as unsteady. Many failures are no chance.
async Task TryAgainAsync(CancellationToken cancellationToken)
{
    const int MostByChance = 5;
    if (report.Failures.Count is 0 or > MostByChance) return;
    foreach (var group in report.Failures.GroupBy(failed => failed.Suite))
    {
        if (suites.Find(suite => suite.Name == group.Key) is { } suite)
            report.Settle(await suite.RunAsync(TestFilter.Only(group.Select(failed => failed.Method).Distinct()), cancellationToken));
    }
}

DotnetSuite Dotnet(string folder)
{
    var name = Path.GetFileName(folder);
    var alone = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Any(file => File.ReadAllText(file).Contains("Trait(\"Needs\"", StringComparison.Ordinal));
    return new DotnetSuite(name, Path.Combine(folder, "bin", configuration, "net10.0", "Forja." + name), alone);
}

void Interrupt(System.Runtime.InteropServices.PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
