using System.Diagnostics;
using System.Text;
using Forja.Bench.Measuring;
using Forja.Generation;
using Forja.Generation.Prompts;
using Forja.ProjectFiles;

namespace Forja.Bench;

/// <summary>How long it takes to choose what a model sees of a project of 400 files, and to write it down.</summary>
internal sealed class ContextBuild(BenchOptions options) : IBenchmark
{
    private const int Files = 400;

    public string Name => "context";

    public string? Lacks => null;

    public Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        var request = Request();
        List<double> took = [];
        for (var round = 0; round < (options.Quick ? 8 : 30); round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            RequestPrompt.Build(request, tokens: 100_000, fileTokens: 12_000);
            // The first rounds run code that the runtime has not optimised yet.
            if (round >= 3) took.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Task.FromResult<IReadOnlyList<Measurement>>([new($"context of a project of {Files} files", new Samples("ms", took), Goal: new Goal(Median: 20))]);
    }

    private static GenerationRequest Request() => new()
    {
        ModelId = "any",
        Language = "en",
        Prompt = "Add a due date to the invoices and sort the list of invoices by it; overdue ones are shown in the accent colour with a small warning sign.",
        History = [new(ConversationAuthor.Person, "An accounting app", []), new(ConversationAuthor.Model, "Here it is.", [FilePath.Parse("src/App.tsx")])],
        Files = [.. Enumerable.Range(0, Files).Select(File)],
    };

    private static ProjectFileView File(int number)
    {
        var text = new StringBuilder($"import {{ Part{number / 2} }} from '@/parts/Part{number / 2}'\nimport {{ cn }} from '@/lib/cn'\n\nexport function Part{number}({{ name }}: {{ name: string }}) {{\n  return (\n");
        for (var line = 0; line < 80; line++) text.Append($"    <p className=\"text-sm text-muted\">Line {line} of part {number}, {(number % 40 == 0 ? "an invoice that is due" : "something else")}</p>\n");
        text.Append("  )\n}\n");
        return new ProjectFileView(FilePath.Parse($"src/parts/Part{number}.tsx"), text.Length, text.ToString());
    }
}
