using Forja.Generation.Models;
using Forja.Generation.Tools;

namespace Forja.Generation;

/// <content>One call: the stream, its silence, its tokens, its tools.</content>
internal sealed partial class AnswerRun
{
    private async Task<CallOutcome> CallAsync(CancellationToken cancellationToken)
    {
        var tokensBefore = _tokens;
        var charactersBefore = _answer.Received;
        ModelUpdate.Stopped? stopped = null;
        _calls = new ToolCalls(UseAsync, request.ReadsOnly);

        using var silence = new Silence(options, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            await foreach (var update in model.Client.StreamAsync(NextCall(), silence.Heard, stop.Token))
            {
                switch (update)
                {
                    case ModelUpdate.Text text:
                        silence.Answering();
                        _answer.Push(text.Value, _events);
                        KeepClosed();
                        break;

                    case ModelUpdate.ToolStarted tool:
                        silence.Answering();
                        _calls.Start(tool.Index, tool.Id, tool.Name);
                        break;

                    case ModelUpdate.ToolArguments arguments:
                        silence.Answering();
                        _answer.Count(arguments.Json.Length);
                        _calls.Push(arguments.Index, arguments.Json, _events);
                        break;

                    case ModelUpdate.ToolEnded tool:
                        silence.Pause();
                        await FlushAsync(cancellationToken);
                        await _calls.EndAsync(tool.Index, next => WriteAsync(next, cancellationToken), cancellationToken);
                        silence.Heard();
                        break;

                    case ModelUpdate.Tokens tokens:
                        _tokens = tokensBefore + tokens.Counts;
                        break;

                    case ModelUpdate.Stopped last:
                        stopped = last;
                        break;

                    case ModelUpdate.Working:
                        silence.Answering();
                        break;
                }

                if (_answer.Received > options.MaxAnswerLength) return new CallOutcome.TooLarge();
                if (_events.Count == 0) continue;
                silence.Pause();
                await FlushAsync(cancellationToken);
                silence.Heard();
            }
        }
        catch (ModelFault fault)
        {
            await EndOfCallAsync(cancellationToken);
            return Broken(fault);
        }
        catch (Exception exception) when (silence.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Cancelled by us; whatever shape the SDK gave it.
            await EndOfCallAsync(cancellationToken);
            var detail = $"Nothing came for {silence.Limit.TotalSeconds:0} s.";
            return Broken(new ModelFault(FailureCodes.Silent, detail, retryable: true, inner: exception));
        }

        await EndOfCallAsync(cancellationToken);
        return stopped is null
            ? Broken(new ModelFault(FailureCodes.Interrupted, "The stream ended before the answer was complete.", retryable: true))
            : new CallOutcome.Stopped(stopped.Kind, stopped.Reason, _answer.Received - charactersBefore);

        CallOutcome.Broken Broken(ModelFault fault) => new(fault, _answer.Received - charactersBefore);
    }

    private ValueTask EndOfCallAsync(CancellationToken cancellationToken)
    {
        _answer.EndCall(_events);
        return FlushAsync(cancellationToken);
    }

    private Task<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken) => DelegateAsync((box, token) => box.UseAsync(use, token), cancellationToken);

    /// <summary>Has something done by the toolbox, in the reader's flow of control, after all events before it.</summary>
    private async Task<T> DelegateAsync<T>(Func<IToolbox, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync(
            new GenerationEvent.Delegated(async (box, token) =>
            {
                try
                {
                    done.SetResult(await work(box, token));
                }
                catch (Exception failure)
                {
                    done.TrySetException(failure);
                    throw;
                }
            }),
            cancellationToken);
        return await done.Task.WaitAsync(cancellationToken);
    }
}
