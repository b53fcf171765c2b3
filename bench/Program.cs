using Forja.Bench;
using Forja.Bench.Measuring;

var options = BenchOptions.Parse(args);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

if (options.Attacks) return await AttackTable.PrintAsync(Console.Out, stop.Token);

var measured = new List<Measurement>();
foreach (var benchmark in Benchmarks.All(options).Where(benchmark => benchmark.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)))
{
    if (benchmark.Lacks is { } reason)
    {
        Console.Error.WriteLine($"{benchmark.Name}: not measured, {reason}.");
        continue;
    }
    Console.Error.WriteLine($"{benchmark.Name} …");
    measured.AddRange(await benchmark.RunAsync(stop.Token));
}
if (measured.Count == 0) return 1;

var machine = Machine.Read();
ResultTable.Print(machine, measured, Console.Out);
ResultTable.Save(machine, measured, TimeProvider.System.GetUtcNow(), Path.Combine(options.Root, "artifacts", "bench.json"));
return measured.All(row => row.Goal?.IsMet(row) ?? true) ? 0 : 1;
