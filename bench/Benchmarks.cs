using Forja.Bench.Measuring;

namespace Forja.Bench;

/// <summary>Everything that is measured, in the order of the table.</summary>
internal static class Benchmarks
{
    public static IReadOnlyList<IBenchmark> All(BenchOptions options) =>
    [
        new ParserThroughput(options), new ContextBuild(options), new FirstPaint(options), new EventFanOut(options), new FirstPreview(options), new Pool(options), new Rest(options), new EditToScreen(options), new Workbench(options), new InBrowser(options), new Turns(options), new ReceiptTime(options),
    ];
}
