using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Forja.Generation.Prompts;
using Forja.Generation.Tools;
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
    /// Streams one answer. Ends in exactly one <see cref="GenerationEvent.Completed"/> or <see cref="GenerationEvent.Failed"/>, unless cancelled. What the model
    /// wants done on the way, <paramref name="toolbox"/> does between two events, while the reader waits for the next one.
    /// </summary>
    public async IAsyncEnumerable<GenerationEvent> GenerateAsync(
        GenerationRequest request, IToolbox toolbox, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await _catalog.ResolveAsync(request.ModelId, cancellationToken) is not { } model)
        {
            yield return new GenerationEvent.Failed(FailureCodes.ModelUnknown, request.ModelId, Retryable: false);
            yield break;
        }

        var withTools = _catalog.UsesTools(model.Info);
        var readsOnly = request.Mode != GenerationMode.Build;
        var system = withTools ? Prompt.SystemWithTools : Prompt.System;
        var prompt = RequestPrompt.Build(request, InputBudget(model.Info, system), FileBudget(request), model.Info.Capabilities.Images, model.Info.MaxOutputTokens);
        if (prompt.FilesLeftOut > 0 && request.Evidence is null) yield return Notices.ContextReduced(request.Files.Count - prompt.FilesLeftOut, request.Files.Count);

        var events = Channel.CreateBounded<GenerationEvent>(new BoundedChannelOptions(EventsAhead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = new AnswerRequest(system, prompt.Messages, !withTools ? [] : readsOnly ? ToolList.Reading : ToolList.All, readsOnly, request.Budget, request.Kept) { Attachments = request.Attachments };
        var run = new AnswerRun(model, asked, _options, _time, _logger, events.Writer).RunAsync(stop.Token);
        try
        {
            await foreach (var next in events.Reader.ReadAllAsync(cancellationToken))
            {
                if (next is GenerationEvent.Delegated work) await work.Do(toolbox, cancellationToken);
                else yield return next;
            }

            await run;
        }
        finally
        {
            // The reader may leave early; then the call to the model ends with it.
            await stop.CancelAsync();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private int FileBudget(GenerationRequest request) =>
        FileSelection.IsFirstBuild(request) ? _options.FileContextTokens : Math.Min(_options.FileContextTokens, _options.FollowUpContextTokens);

    private static int InputBudget(ModelInfo model, string system)
    {
        var answer = Math.Min(model.MaxOutputTokens, model.ContextTokens / 2);
        return Math.Max(LeastInput, model.ContextTokens - answer - Estimate.Tokens(system));
    }
}
