using System.Diagnostics;
using System.Text;
using Forja.Bench.Measuring;
using Forja.Generation;
using Forja.Generation.Answers;

namespace Forja.Bench;

/// <summary>How fast a model's answer is understood, in the small pieces in which it arrives; beside merely cutting the same pieces into lines.</summary>
internal sealed class ParserThroughput(BenchOptions options) : IBenchmark
{
    /// <summary>Characters in one piece: about six tokens, as providers send them.</summary>
    private const int PieceLength = 24;

    private const double Megabyte = 1e6;

    public string Name => "parser";

    public string? Lacks => null;

    public Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellationToken)
    {
        var answer = Answer(options.Quick ? 200 : 1000);
        var size = Encoding.UTF8.GetByteCount(answer) / Megabyte;
        List<double> parsed = [], cut = [];
        for (var round = 0; round < (options.Quick ? 5 : 15); round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (parse, lines) = (Seconds(() => Parse(answer)), Seconds(() => Lines(answer)));
            // The first rounds run code that the runtime has not optimised yet.
            if (round < 3) continue;
            parsed.Add(size / parse);
            cut.Add(size / lines);
        }
        return Task.FromResult<IReadOnlyList<Measurement>>(
        [
            new("answer understood", new Samples("MB/s", parsed), new Samples("MB/s", cut), "cut into lines", new Goal(Median: 20, MoreIsBetter: true)),
        ]);
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Parse(string answer)
    {
        var parser = new AnswerParser(AnswerLimits.Default);
        List<GenerationEvent> events = [];
        for (var at = 0; at < answer.Length; at += PieceLength)
        {
            parser.Push(answer.AsSpan(at, Math.Min(PieceLength, answer.Length - at)), events);
            events.Clear();
        }
        parser.Finish(events);
    }

    private static int Lines(string answer)
    {
        var (line, count) = (new StringBuilder(), 0);
        for (var at = 0; at < answer.Length; at += PieceLength)
        {
            foreach (var character in answer.AsSpan(at, Math.Min(PieceLength, answer.Length - at)))
            {
                if (character != '\n')
                {
                    line.Append(character);
                    continue;
                }
                count += line.ToString().Length > 0 ? 1 : 0;
                line.Clear();
            }
        }
        return count;
    }

    /// <summary>An answer as models give it: a sentence, then files of about 60 lines.</summary>
    private static string Answer(int files)
    {
        var answer = new StringBuilder("Here is the app, file by file.\n\n");
        for (var file = 0; file < files; file++)
        {
            answer.Append($"Component {file} shows one card.\n\n```tsx {{path=src/components/Card{file}.tsx}}\n");
            for (var line = 0; line < 60; line++) answer.Append($"      <p className=\"text-sm text-zinc-{line}\">Olá — linha {line} do cartão {file}</p>\n");
            answer.Append("```\n\n");
        }
        return answer.ToString();
    }
}
