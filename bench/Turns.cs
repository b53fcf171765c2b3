using System.Diagnostics;
using System.Text;
using Forja.Bench.Measuring;
using Forja.Testing.Models;
using Forja.Testing.Running;

namespace Forja.Bench;

/// <summary>What a person waits for while a model writes at 60 tokens a second: how long before its last word the preview is there, and how fast it stops.</summary>
internal sealed class Turns(BenchOptions options) : IBenchmark
{
    private const double TokensPerSecond = 60;

    public string Name => "turn";

    public string? Lacks => Installation.Lacks;

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        await using var subject = await Subject.StartAsync(cancellationToken);
        subject.Model.Respond = _ => ScriptedReply.Text(Answer()) with { TokensPerSecond = TokensPerSecond };
        // The first project prepares the starter's dependencies.
        var prepared = await subject.CreateAsync("A task board", model: false, cancellationToken);
        await using (var events = await EventStream.OpenAsync(subject.Client, prepared.GetProperty("id").GetString()!, cancellationToken: cancellationToken)) await events.TurnEndAsync();

        List<double> leads = [], stops = [];
        for (var round = 0; round < (options.Quick ? 1 : 3); round++) leads.Add(await LeadAsync(subject, cancellationToken));
        for (var round = 0; round < (options.Quick ? 2 : 7); round++) stops.Add(await StopAsync(subject, cancellationToken));
        return
        [
            new("preview up before the model's last token", new Samples("s", leads), Goal: new Goal(Median: 0, MoreIsBetter: true)),
            new("stop pressed → turn stopped", new Samples("ms", stops), Goal: new Goal(Median: 1000)),
        ];
    }

    /// <summary>Seconds between the preview answering and the model's last file closing; below zero when the model was first.</summary>
    private static async Task<double> LeadAsync(Subject subject, CancellationToken cancellationToken)
    {
        var project = await subject.CreateAsync("A task board", model: true, cancellationToken);
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(subject.Client, id, cancellationToken: cancellationToken);
        await events.TurnEndAsync();
        var ready = At(events, "preview-ready").First();
        var last = At(events, "file-done").Last();
        await subject.DeleteAsync(id);
        return (last - ready).TotalSeconds;
    }

    private static async Task<double> StopAsync(Subject subject, CancellationToken cancellationToken)
    {
        var project = await subject.CreateAsync("A task board", model: true, cancellationToken);
        var id = project.GetProperty("id").GetString()!;
        await using var events = await EventStream.OpenAsync(subject.Client, id, cancellationToken: cancellationToken);
        await events.NextAsync("file-delta");
        var watch = Stopwatch.StartNew();
        using var answer = await subject.Client.PostAsync($"/api/projects/{id}/turns/{project.GetProperty("turnId").GetString()}/stop", null, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await events.TurnEndAsync();
        var took = watch.Elapsed.TotalMilliseconds;
        await subject.DeleteAsync(id);
        return took;
    }

    private static IEnumerable<DateTimeOffset> At(EventStream events, string type) =>
        events.Seen.Where(one => one.GetProperty("type").GetString() == type).Select(one => one.GetProperty("at").GetDateTimeOffset());

    /// <summary>About 900 tokens: fifteen seconds of writing, a small change for a model.</summary>
    private static string Answer()
    {
        var page = new StringBuilder("export function NotFound() {\n  return (\n    <main>\n");
        for (var line = 0; line < 50; line++) page.Append($"      <p className=\"text-sm text-muted\">Line {line} of a page that a model writes.</p>\n");
        page.Append("    </main>\n  )\n}\n");
        return $"I add a page.\n\n```tsx {{path=src/pages/Extra.tsx}}\n{page}```\n\nThe page is there.\n";
    }
}
