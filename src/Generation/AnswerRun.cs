using System.Threading.Channels;
using Forja.Generation.Models;
using Forja.Generation.Prompts;
using Forja.Generation.Tools;
using Microsoft.Extensions.Logging;

namespace Forja.Generation;

/// <summary>
/// One answer from its first call to its end: calls the model, again where a call fails, on where it was cut, and passes the events to a channel,
/// which it completes. One thread at a time; every way out writes exactly one closing event, except cancellation.
/// </summary>
internal sealed partial class AnswerRun(
    ResolvedModel model,
    AnswerRequest request,
    GenerationOptions options,
    TimeProvider time,
    ILogger logger,
    ChannelWriter<GenerationEvent> output)
{
    // A call that may write less than this is not worth making.
    private const int LeastOutput = 1000;

    private readonly AnswerTranscript _answer = new(options, request.Attachments);
    private readonly List<GenerationEvent> _events = [];
    private readonly List<ModelMessage> _steps = [];
    private readonly long _startedAt = time.GetTimestamp();
    private ToolCalls _calls = null!;
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
        await TakeUpAsync(request.Kept, cancellationToken);
        while (true)
        {
            if (LimitReached() is { } limit)
            {
                await WriteAsync(limit, cancellationToken);
                return;
            }

            var outcome = await CallAsync(cancellationToken);
            if (_tokens != default) await WriteAsync(_tokens.ToEvent(model.Info.Price), cancellationToken);
            var end = outcome switch
            {
                CallOutcome.Broken broken => await AfterFaultAsync(broken.Fault, broken.Characters, cancellationToken),
                CallOutcome.TooLarge => new GenerationEvent.Failed(FailureCodes.AnswerTooLarge, null, Retryable: false),
                CallOutcome.Stopped stopped => await AfterStopAsync(stopped, cancellationToken),
                _ => throw new InvalidOperationException($"No such outcome: {outcome}"),
            };
            if (end is null)
            {
                await FlushAsync(cancellationToken);
                continue;
            }

            _answer.Finish(_events);
            await FlushAsync(cancellationToken);
            await WriteAsync(end, cancellationToken);
            return;
        }
    }

    private async Task<GenerationEvent?> AfterStopAsync(CallOutcome.Stopped stopped, CancellationToken cancellationToken)
    {
        // What a response calls is answered, whatever reason it gives: some servers say "stop" after a tool call.
        var isAboutTools = _calls.HasAny && stopped.Kind is StopKind.ToolCalls or StopKind.Finished or StopKind.MaxTokens or StopKind.Paused;
        if (isAboutTools && (_calls.Done.Count > 0 || stopped.Kind != StopKind.MaxTokens || _continuations++ < options.MaxContinuations)) return await AfterToolsAsync(stopped, cancellationToken);

        switch (stopped.Kind)
        {
            // The reason promises calls, and none came: what was said stands, or nothing was said at all.
            case StopKind.ToolCalls:
            case StopKind.Finished:
                _answer.Finish(_events);
                await FlushAsync(cancellationToken);
                return await AfterFinishAsync(stopped, cancellationToken);

            case StopKind.Paused when stopped.Characters == 0 && _continuations++ < options.MaxContinuations:
                return null;

            case StopKind.MaxTokens or StopKind.Paused:
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

        if (parser.Unclosed.Count == 0 && !parser.IsBroken)
        {
            if (parser.Wanted.Count > 0 && await ShowWantedAsync(parser.Wanted, cancellationToken)) return null;
            if (await ReturnRefusalsAsync(cancellationToken)) return null;
            if (parser.Questions.Count > 0) await WriteAsync(new GenerationEvent.Asked(parser.Questions), cancellationToken);
            return new GenerationEvent.Completed(stopped.Reason);
        }

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
        var hasUsedTools = _calls.Done.Count > 0;
        if (hasUsedTools) await ResumeAfterToolsAsync(cancellationToken);
        else _calls.GiveUpOpen(_events);
        var resumes = hasUsedTools || (characters > 0 && PrepareToResume());
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
        List<ModelMessage> messages = [.. request.Messages, .. _steps];
        if (_followUp is not null && string.IsNullOrWhiteSpace(_answer.Text))
        {
            // Nothing can be quoted of a JSON answer that broke: half an object is no example to follow.
            messages[^1] = messages[^1] with { Text = (messages[^1].Text + "\n\n" + _followUp).TrimStart() };
        }
        else if (_followUp is not null)
        {
            // The beginning will be sent once more, so it is worth remembering; an answer that is cut often is cut again.
            messages[^1] = messages[^1] with { CacheUpToHere = true };
            messages.Add(new ModelMessage(FromModel: true, _answer.Text));
            messages.Add(new ModelMessage(FromModel: false, _followUp));
        }

        return new ModelCall(model.Info.Id, request.System, messages, AffordableOutput(messages)) { Tools = request.Tools };
    }

    /// <summary>Why no further call may be made; null = it may.</summary>
    private GenerationEvent.Failed? LimitReached()
    {
        if (time.GetElapsedTime(_startedAt) > options.AnswerTimeout) return new GenerationEvent.Failed(FailureCodes.TimeLimit, null, Retryable: true);

        var spent = _tokens.Input + _tokens.Output + _tokens.CacheRead + _tokens.CacheWrite;
        var next = InputOf([.. request.Messages, .. _steps]) + Estimate.Tokens(_answer.Text);
        if (request.Budget.Tokens is { } tokens && spent + next + LeastOutput > tokens) return new GenerationEvent.Failed(FailureCodes.TokenLimit, null, Retryable: true);
        if (request.Budget.CostUsd is { } money)
        {
            if (model.Info.Price is not { } price) return new GenerationEvent.Failed(FailureCodes.PriceUnknown, model.Info.Id, Retryable: false);
            var cost = (_tokens.CostAt(price) ?? 0) + new TokenCounts(next, LeastOutput, 0, 0).CostAt(price)!.Value;
            if (cost > money) return new GenerationEvent.Failed(FailureCodes.CostLimit, null, Retryable: true);
        }

        return null;
    }

    /// <summary>What the next call may write, so that no limit is passed even if it writes all of it.</summary>
    private int AffordableOutput(List<ModelMessage> messages)
    {
        var input = InputOf(messages);

        // Some servers refuse a call whose question and answer together could be longer than the context.
        long most = Math.Min(model.Info.MaxOutputTokens, Math.Max(LeastOutput, model.Info.ContextTokens - input));
        if (request.Budget.Tokens is { } tokens) most = Math.Min(most, tokens - _tokens.Input - _tokens.Output - _tokens.CacheRead - _tokens.CacheWrite - input);
        if (request.Budget.CostUsd is { } money && model.Info.Price is { Output: > 0 } price)
        {
            var left = money - (_tokens.CostAt(price) ?? 0) - new TokenCounts(input, 0, 0, 0).CostAt(price)!.Value;
            most = Math.Min(most, (long)(left * 1_000_000m / price.Output));
        }

        return (int)Math.Max(1, most);
    }

    private int InputOf(List<ModelMessage> messages) => Estimate.Tokens(request.System) + messages.Sum(Estimate.Tokens);

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var next in _events)
        {
            if (!request.ReadsOnly) await WriteAsync(next, cancellationToken);
            else if (Harmless(next) is { } harmless) await WriteAsync(harmless, cancellationToken);
        }

        _events.Clear();
    }

    /// <summary>Where nothing may be written, a file that was given all the same is refused by us, not by a rule that the model may forget.</summary>
    private static GenerationEvent? Harmless(GenerationEvent next) => next switch
    {
        GenerationEvent.FileStarted or GenerationEvent.FileDelta or GenerationEvent.FileDiscarded => null,
        GenerationEvent.FileClosed closed => new GenerationEvent.FileRefused(closed.Edit.Path.Value, RefusalCodes.ReadOnly),
        _ => next,
    };

    private ValueTask WriteAsync(GenerationEvent next, CancellationToken cancellationToken) => output.WriteAsync(next, cancellationToken);

    [LoggerMessage(LogLevel.Warning, "A call to {Model} failed with {Code}: {Detail}")]
    private partial void LogFault(string model, string code, string detail);
}
