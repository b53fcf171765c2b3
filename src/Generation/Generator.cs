using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Forja.Generation.Prompts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Generation;

/// <summary>Asks a model and gives what it answers as events, whatever happens on the way. Safe to call from many places at once.</summary>
public sealed class Generator
{
    // A reader that lags stops the model's stream instead of filling memory.
    private const int EventsAhead = 256;

    // A model so small that this does not fit cannot build anything.
    private const int LeastInput = 2000;

    private readonly ModelCatalog _catalog;
    private readonly GenerationOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<Generator> _logger;

    internal Generator(ModelCatalog catalog, IOptions<GenerationOptions> options, TimeProvider time, ILogger<Generator> logger)
    {
        _catalog = catalog;
        _options = options.Value;
        _time = time;
        _logger = logger;
    }

    /// <summary>
    /// Streams one answer. Ends in exactly one <see cref="GenerationEvent.Completed"/> or <see cref="GenerationEvent.Failed"/>, unless cancelled.
    /// </summary>
    public async IAsyncEnumerable<GenerationEvent> GenerateAsync(
        GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await _catalog.ResolveAsync(request.ModelId, cancellationToken) is not { } model)
        {
            yield return new GenerationEvent.Failed(FailureCodes.ModelUnknown, request.ModelId, Retryable: false);
            yield break;
        }

        var prompt = RequestPrompt.Build(request, InputBudget(model.Info), _options.FileContextTokens);
        if (prompt.FilesShown < prompt.FilesTotal) yield return Notices.ContextReduced(prompt.FilesShown, prompt.FilesTotal);

        var events = Channel.CreateBounded<GenerationEvent>(new BoundedChannelOptions(EventsAhead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = new AnswerRun(model, prompt.Messages, _options, _time, _logger, events.Writer).RunAsync(stop.Token);
        try
        {
            await foreach (var next in events.Reader.ReadAllAsync(cancellationToken)) yield return next;
            await run;
        }
        finally
        {
            // The reader may leave early; then the call to the model ends with it.
            await stop.CancelAsync();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static int InputBudget(ModelInfo model)
    {
        var answer = Math.Min(model.MaxOutputTokens, model.ContextTokens / 2);
        return Math.Max(LeastInput, model.ContextTokens - answer - Estimate.Tokens(Prompt.System));
    }
}
