using System.Threading.Channels;
using Forja.Generation.Models;
using Forja.Generation.Prompts;
using Microsoft.Extensions.Logging;

namespace Forja.Generation;

/// <summary>
/// One answer from its first call to its end: calls the model, again where a call fails, on where it was cut, and passes the events to a channel,
/// which it completes. One thread at a time; every way out writes exactly one closing event, except cancellation.
/// </summary>
internal sealed partial class AnswerRun(
    ResolvedModel model,
    IReadOnlyList<ModelMessage> request,
    GenerationOptions options,
    TimeProvider time,
    ILogger logger,
    ChannelWriter<GenerationEvent> output)
{
    private readonly AnswerTranscript _answer = new(options);
    private readonly List<GenerationEvent> _events = [];
    private TokenCounts _tokens;
    private int _retries;
    private int _continuations;
    private int _missingBefore = int.MaxValue;
    private string? _followUp;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AnswerAsync(cancellationToken);
            output.Complete();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Cancelled; a connection that is cut may say so in its own words.
            output.Complete(new OperationCanceledException(cancellationToken));
        }
        catch (Exception exception)
        {
            // A bug of ours; the reader gets it as it is.
            output.Complete(exception);
            throw;
        }
    }

    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var outcome = await CallAsync(cancellationToken);
            if (_tokens != default) await WriteAsync(_tokens.ToEvent(model.Info.Price), cancellationToken);
            var end = outcome switch
            {
                CallOutcome.Broken broken => await AfterFaultAsync(broken.Fault, broken.Characters, cancellationToken),
                CallOutcome.TooLarge => new GenerationEvent.Failed(FailureCodes.AnswerTooLarge, null, Retryable: false),
                CallOutcome.Stopped stopped => await AfterStopAsync(stopped, cancellationToken),
                _ => throw new InvalidOperationException($"No such outcome: {outcome}"),
            };
            if (end is null) continue;

            _answer.Finish(_events);
            await FlushAsync(cancellationToken);
            await WriteAsync(end, cancellationToken);
            return;
        }
    }

    private async Task<GenerationEvent?> AfterStopAsync(CallOutcome.Stopped stopped, CancellationToken cancellationToken)
    {
        switch (stopped.Kind)
        {
            case StopKind.Finished:
                _answer.Finish(_events);
                await FlushAsync(cancellationToken);
                return await AfterFinishAsync(stopped, cancellationToken);

            case StopKind.MaxTokens:
                // No progress means that the next call would make none either: all of it went into thoughts.
                if (stopped.Characters == 0 || _continuations++ >= options.MaxContinuations)
                {
                    return new GenerationEvent.Failed(FailureCodes.TooLong, null, Retryable: true);
                }

                _answer.Settle(_events);
                await FlushAsync(cancellationToken);
                await WriteAsync(Notices.Continuing(_continuations), cancellationToken);
                _followUp = FollowUps.Continue(_answer.Parser.Open, _answer.Text);
                _answer.ExpectSeam();
                return null;

            case StopKind.Refused:
                return new GenerationEvent.Failed(FailureCodes.Refused, stopped.Reason, Retryable: false);

            case StopKind.ContextFull:
                return new GenerationEvent.Failed(FailureCodes.ContextExceeded, stopped.Reason, Retryable: false);

            default:
                return new GenerationEvent.Failed(FailureCodes.UnknownStop, stopped.Reason, Retryable: true);
        }
    }

    /// <summary>The model says it is done; whether that is so, its blocks tell. Null = go on.</summary>
    private async Task<GenerationEvent?> AfterFinishAsync(CallOutcome.Stopped stopped, CancellationToken cancellationToken)
    {
        var parser = _answer.Parser;
        if (!parser.HasContent)
        {
            var nothing = new ModelFault(FailureCodes.Empty, "The model said nothing.", retryable: true);
            return await AfterFaultAsync(nothing, stopped.Characters, cancellationToken);
        }

        if (parser.Unclosed.Count == 0 && !parser.IsBroken) return new GenerationEvent.Completed(stopped.Reason);

        // Asked once more for the same files, a model that gave none of them will not give them the next time.
        if (_continuations++ >= options.MaxContinuations || parser.Unclosed.Count >= _missingBefore)
        {
            return new GenerationEvent.Failed(FailureCodes.Interrupted, string.Join(", ", parser.Unclosed), Retryable: true);
        }

        _missingBefore = Math.Max(parser.Unclosed.Count, 1);
        await WriteAsync(Notices.AskingAgain(parser.Unclosed), cancellationToken);
        _followUp = FollowUps.AskAgain(_answer.Closed, parser.Unclosed);
        _answer.BeginAnew();
        return null;
    }

    /// <summary>Decides whether the call is made again; waits before that. Null = go on.</summary>
    private async Task<GenerationEvent.Failed?> AfterFaultAsync(ModelFault fault, long characters, CancellationToken cancellationToken)
    {
        LogFault(model.Info.Id, fault.Code, fault.Detail);
        var delay = DelayFor(fault);
        if (!fault.Retryable || _retries >= options.MaxRetries || delay > options.MaxRetryDelay)
        {
            return new GenerationEvent.Failed(fault.Code, fault.Detail, fault.Retryable);
        }

        _retries++;
        var resumes = characters > 0 && PrepareToResume();
        await FlushAsync(cancellationToken);
        await WriteAsync(resumes ? Notices.Resuming(fault.Code, _retries, delay) : Notices.Retrying(fault.Code, _retries, delay), cancellationToken);

        await Task.Delay(delay, time, cancellationToken);
        return null;
    }

    /// <summary>
    /// Keeps what is whole of an answer that broke off in the middle; false when that is nothing, so that the same call is simply made again.
    /// </summary>
    private bool PrepareToResume()
    {
        _answer.Abandon(_events);
        if (_answer.Closed.Count == 0 && string.IsNullOrWhiteSpace(_answer.Text))
        {
            _answer.Forget(_events);
            _followUp = null;
            return false;
        }

        _followUp = FollowUps.Resume(_answer.Closed, _answer.Parser.Unclosed);
        return true;
    }

    private TimeSpan DelayFor(ModelFault fault)
    {
        // Jitter keeps many servers from coming back in the same moment; what the provider asks for is only ever exceeded.
        if (fault.RetryAfter is { } asked) return asked * (1 + (0.1 * Random.Shared.NextDouble()));

        var doubled = options.RetryDelay * Math.Pow(2, Math.Min(_retries, 10)) * (0.75 + (0.5 * Random.Shared.NextDouble()));
        return doubled < options.MaxRetryDelay ? doubled : options.MaxRetryDelay;
    }

    private ModelCall NextCall()
    {
        var messages = new List<ModelMessage>(request);
        if (_followUp is not null && string.IsNullOrWhiteSpace(_answer.Text))
        {
            // Nothing can be quoted of a JSON answer that broke: half an object is no example to follow.
            messages[^1] = messages[^1] with { Text = messages[^1].Text + "\n\n" + _followUp };
        }
        else if (_followUp is not null)
        {
            // The beginning will be sent once more, so it is worth remembering; an answer that is cut often is cut again.
            messages[^1] = messages[^1] with { CacheUpToHere = true };
            messages.Add(new ModelMessage(FromModel: true, _answer.Text));
            messages.Add(new ModelMessage(FromModel: false, _followUp));
        }

        return new ModelCall(model.Info.Id, Prompt.System, messages, model.Info.MaxOutputTokens);
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var next in _events) await WriteAsync(next, cancellationToken);
        _events.Clear();
    }

    private ValueTask WriteAsync(GenerationEvent next, CancellationToken cancellationToken) => output.WriteAsync(next, cancellationToken);

    [LoggerMessage(LogLevel.Warning, "A call to {Model} failed with {Code}: {Detail}")]
    private partial void LogFault(string model, string code, string detail);
}
