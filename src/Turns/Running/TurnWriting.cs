using Forja.Generation;
using Forja.Turns.Events;

namespace Forja.Turns.Running;

/// <summary>One model call of a turn: its stream goes to the journal, each closed file to the project's single writer.</summary>
internal sealed class TurnWriting(Generator generator, IToolbox toolbox, TurnEdits edits, TurnJournal journal, Func<CancellationToken, Task<string>> projectName)
{
    /// <summary>Runs the call to its end; null when it completed.</summary>
    public async Task<TurnFailure?> RunAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        journal.Paragraph();
        await foreach (var happened in generator.GenerateAsync(request, toolbox, cancellationToken))
        {
            switch (happened)
            {
                case GenerationEvent.TextDelta text:
                    await AnsweringAsync(cancellationToken);
                    // What a model says to itself while it looks at its own work is no part of its answer.
                    if (request.Evidence is not { IsReview: true }) journal.Say(text.Text);
                    break;
                case GenerationEvent.FileStarted file:
                    await AnsweringAsync(cancellationToken);
                    journal.FileStarted(file.Path);
                    break;
                case GenerationEvent.FileDelta delta:
                    journal.FileDelta(delta.Path, delta.Text);
                    break;
                case GenerationEvent.FileClosed closed:
                    await edits.TakeAsync(closed.Edit, cancellationToken);
                    break;
                case GenerationEvent.FileDiscarded discarded:
                    await journal.FileRefusedAsync(discarded.Path.Value, discarded.Code, cancellationToken);
                    break;
                case GenerationEvent.FileRefused refused:
                    if (request.Mode == GenerationMode.Build) edits.Refuse(refused.RawPath, refused.Code);
                    await journal.FileRefusedAsync(refused.RawPath, refused.Code, cancellationToken);
                    break;
                case GenerationEvent.StackNamed named:
                    await journal.StackAsync(await projectName(cancellationToken), named.Stack, cancellationToken);
                    break;
                case GenerationEvent.ToolStarted tool:
                    await AnsweringAsync(cancellationToken);
                    journal.Tool(tool.Id, tool.Name, tool.Summary, ToolStatus.Started);
                    break;
                case GenerationEvent.ToolEnded tool:
                    journal.Tool(tool.Id, tool.Name, tool.Summary, tool.IsError ? ToolStatus.Failed : ToolStatus.Done);
                    break;
                case GenerationEvent.Asked asked:
                    await journal.QuestionsAsync(asked.Questions, cancellationToken);
                    break;
                case GenerationEvent.Promised promised:
                    journal.Heed(promised.Lines);
                    break;
                case GenerationEvent.Notice notice:
                    await journal.NoticeAsync(new TurnNotice(notice.Code, notice.Args), cancellationToken);
                    break;
                case GenerationEvent.Usage usage:
                    journal.CountUsage(new TurnUsage(usage.InputTokens, usage.OutputTokens, usage.CacheReadTokens, usage.CacheWriteTokens, usage.CostUsd));
                    break;
                case GenerationEvent.Kept kept:
                    await journal.KeepAsync(kept.Piece, cancellationToken);
                    break;
                case GenerationEvent.Completed:
                    await edits.FinishAsync(cancellationToken);
                    return null;
                case GenerationEvent.Failed failed:
                    return new TurnFailure(failed.Code, failed.Detail, failed.Retryable);
            }
        }

        // The generator promises an end; without one the answer is not complete.
        return new TurnFailure(FailureCodes.Interrupted, null, Retryable: true);
    }

    private Task AnsweringAsync(CancellationToken cancellationToken) =>
        journal.State.Status is TurnStatus.Planning or TurnStatus.Repairing ? journal.MoveAsync(new TurnSignal.Answering(), cancellationToken) : Task.CompletedTask;
}
