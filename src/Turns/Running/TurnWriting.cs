using Forja.Generation;
using Forja.ProjectFiles;

namespace Forja.Turns.Running;

/// <summary>One model call of a turn: its stream goes to the journal, each closed file to the project's single writer.</summary>
internal sealed class TurnWriting(Generator generator, IProjectGrain project, TurnJob job, TurnJournal journal, Action<FilePath> onWritten)
{
    /// <summary>Edits that did not fit; the next call must be told.</summary>
    public List<ObservedFailure> Refused { get; } = [];

    /// <summary>Runs the call to its end; null when it completed.</summary>
    public async Task<TurnFailure?> RunAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        await foreach (var happened in generator.GenerateAsync(request, cancellationToken))
        {
            switch (happened)
            {
                case GenerationEvent.TextDelta text:
                    await AnsweringAsync(cancellationToken);
                    journal.Say(text.Text);
                    break;
                case GenerationEvent.FileStarted file:
                    await AnsweringAsync(cancellationToken);
                    journal.FileStarted(file.Path);
                    break;
                case GenerationEvent.FileDelta delta:
                    journal.FileDelta(delta.Path, delta.Text);
                    break;
                case GenerationEvent.FileClosed closed:
                    await ApplyAsync(closed.Edit, cancellationToken);
                    break;
                case GenerationEvent.FileDiscarded discarded:
                    await journal.FileRefusedAsync(discarded.Path.Value, discarded.Code, cancellationToken);
                    break;
                case GenerationEvent.FileRefused refused:
                    Refused.Add(new ObservedFailure("edits", $"{refused.RawPath} was refused: {refused.Code}", null));
                    await journal.FileRefusedAsync(refused.RawPath, refused.Code, cancellationToken);
                    break;
                case GenerationEvent.StackNamed named:
                    await journal.StackAsync(named.Stack, cancellationToken);
                    break;
                case GenerationEvent.Notice notice:
                    await journal.NoticeAsync(new TurnNotice(notice.Code, notice.Args), cancellationToken);
                    break;
                case GenerationEvent.Usage usage:
                    journal.CountUsage(new TurnUsage(usage.InputTokens, usage.OutputTokens, usage.CacheReadTokens, usage.CacheWriteTokens, usage.CostUsd));
                    break;
                case GenerationEvent.Completed:
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

    private async Task ApplyAsync(FileEdit edit, CancellationToken cancellationToken)
    {
        // A file that has closed is kept even when the person presses stop while it is being written.
        var applied = await project.ApplyAsync(new EditBatch(VersionAuthors.Model, job.Turn.Value, job.BaseVersion, [edit]));
        foreach (var outcome in applied.Edits)
        {
            switch (outcome)
            {
                case EditOutcome.Applied done:
                    await journal.FileDoneAsync(done.Change, CancellationToken.None);
                    onWritten(done.Change.Path);
                    break;
                case EditOutcome.Unchanged same:
                    var content = (edit as FileEdit.Write)?.Content ?? default;
                    await journal.FileUnchangedAsync(same.Path, ContentHash.Of(content.Span), content.Length, CancellationToken.None);
                    break;
                case EditOutcome.Refused refused:
                    if (refused.Code != FileCodes.FileProtected) Refused.Add(new ObservedFailure("edits", $"The change to {refused.Path} was refused: {refused.Code}", refused.Detail));
                    await journal.FileRefusedAsync(refused.Path.Value, refused.Code, CancellationToken.None);
                    break;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
