using System.Text.Json;
using Forja.Bench.Measuring;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Bench;

/// <summary>How long after a model's last word it is known that the page works, and how long until the whole receipt is there. The app is the React starter with a page more.</summary>
internal sealed class ReceiptTime(BenchOptions options) : IBenchmark
{
    public string Name => "receipt";

    public string? Lacks => Installation.Lacks ?? (Browser.Path is null ? "Chromium is not installed" : null);

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        await using var subject = await Subject.StartAsync(cancellationToken);
        subject.Model.Respond = _ => ScriptedReply.Text($"I change a page.\n\n```tsx {{path=src/pages/NotFound.tsx}}\nexport function NotFound() {{\n  return <main><h1>Nothing here {Guid.NewGuid():n}</h1></main>\n}}\n```\n");

        // The first project prepares the starter's dependencies.
        await RoundAsync(subject, model: false, cancellationToken);
        List<double> proofs = [], receipts = [];
        for (var round = 0; round < (options.Quick ? 2 : 9); round++)
        {
            var (proof, receipt) = await RoundAsync(subject, model: true, cancellationToken);
            proofs.Add(proof);
            receipts.Add(receipt);
        }

        return
        [
            new("last token → proof that the page works", new Samples("ms", proofs), Goal: new Goal(Median: 1500)),
            new("last token → full receipt", new Samples("ms", receipts), Goal: new Goal(Median: 8000)),
        ];
    }

    private static async Task<(double Proof, double Receipt)> RoundAsync(Subject subject, bool model, CancellationToken cancellationToken)
    {
        var project = await subject.CreateAsync("A task board", model, cancellationToken);
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(subject.Client, id, cancellationToken: cancellationToken);
        await events.TurnEndAsync();
        await subject.DeleteAsync(id);
        if (!model) return default;

        var last = At(events.Seen.Last(one => Is(one, "file-done")));
        var page = At(events.Seen.First(one => Is(one, "check") && one.GetProperty("name").GetString() == "page"));
        var receipt = events.Seen.First(one => Is(one, "receipt"));
        Console.Error.WriteLine($"  {string.Join(", ", receipt.GetProperty("receipt").GetProperty("checks").EnumerateArray().Select(check => $"{check.GetProperty("name").GetString()} {check.GetProperty("durationMs").GetInt64()}"))}");
        return ((page - last).TotalMilliseconds, (At(receipt) - last).TotalMilliseconds);
    }

    private static bool Is(JsonElement one, string type) => one.GetProperty("type").GetString() == type;

    private static DateTimeOffset At(JsonElement one) => one.GetProperty("at").GetDateTimeOffset();
}
