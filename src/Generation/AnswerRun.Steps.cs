using Forja.Generation.Models;
using Forja.Generation.Prompts;
using Forja.Generation.Tools;
using Forja.ProjectFiles;

namespace Forja.Generation;

/// <content>Steps: a response that asked for something, and what it came to, become two messages; then the model goes on.</content>
internal sealed partial class AnswerRun
{
    /// <summary>Files that a text answer may ask for in one go, and how often it may ask.</summary>
    private const int MostWanted = 12;
    private const int MostLooks = 4;

    /// <summary>How often refused edits are given back within the answer; after that the turn's own repair has its say.</summary>
    private const int MostReturns = 1;

    private int _looks;
    private int _returns;

    /// <summary>The model called tools: what waited is done, and their results go back to it. Null = go on.</summary>
    private async Task<GenerationEvent?> AfterToolsAsync(CallOutcome.Stopped stopped, CancellationToken cancellationToken)
    {
        _calls.GiveUpOpen(_events);
        _answer.Finish(_events);
        await FlushAsync(cancellationToken);
        await _calls.RunWaitingAsync(next => WriteAsync(next, cancellationToken), cancellationToken);

        if (_calls.Questions.Count > 0)
        {
            await WriteAsync(new GenerationEvent.Asked(_calls.Questions), cancellationToken);
            return new GenerationEvent.Completed(ToolList.Ask);
        }

        if (_calls.Summary is { } summary)
        {
            if (summary.Trim() is { Length: > 0 } words && !_answer.Text.Contains(words, StringComparison.Ordinal)) await WriteAsync(new GenerationEvent.TextDelta("\n\n" + words + "\n"), cancellationToken);
            return new GenerationEvent.Completed(ToolList.Finish);
        }

        if (_steps.Count / 2 >= options.MaxSteps) return new GenerationEvent.Failed(FailureCodes.StepLimit, null, Retryable: true);

        var remarks = await RemarksAsync(cancellationToken);
        if (stopped.Kind == StopKind.MaxTokens) remarks.Insert(0, FollowUps.CutTools(_calls.Cut));
        AddStep(string.Join("\n\n", remarks));
        return null;
    }

    /// <summary>The connection was lost after tools had been used: they are not used again, their results are what the model goes on from.</summary>
    private async Task ResumeAfterToolsAsync(CancellationToken cancellationToken)
    {
        _calls.GiveUpOpen(_events);
        _answer.Abandon(_events);
        await FlushAsync(cancellationToken);
        var remarks = await RemarksAsync(cancellationToken);
        AddStep(string.Join("\n\n", [FollowUps.Resume(_answer.Closed, _answer.Parser.Unclosed), .. remarks]));
    }

    /// <summary>The answer asks to see files: they are read and shown. False when it has asked often enough.</summary>
    private async Task<bool> ShowWantedAsync(IReadOnlyList<FilePath> wanted, CancellationToken cancellationToken)
    {
        if (_looks++ >= MostLooks) return false;

        var shown = new List<string>();
        foreach (var path in wanted.Take(MostWanted))
        {
            var id = $"look-{_looks}-{shown.Count}";
            await WriteAsync(new GenerationEvent.ToolStarted(id, ToolList.Read, path.Value), cancellationToken);
            var result = await UseAsync(new ToolUse.Read(path), cancellationToken);
            await WriteAsync(new GenerationEvent.ToolEnded(id, ToolList.Read, path.Value, result.IsError), cancellationToken);
            shown.Add(FollowUps.Show(path, result));
        }

        AddStep(string.Join('\n', shown) + "\n\n" + FollowUps.GoOn);
        return true;
    }

    /// <summary>Edits of the answer were refused: it is told why and may give them again. False when there are none, or it was told already.</summary>
    private async Task<bool> ReturnRefusalsAsync(CancellationToken cancellationToken)
    {
        if (request.ReadsOnly || _returns >= MostReturns) return false;
        var remarks = await RemarksAsync(cancellationToken);
        if (remarks.Count == 0) return false;

        _returns++;
        await WriteAsync(Notices.AskingAgain(remarks.Count), cancellationToken);
        AddStep(string.Join("\n\n", remarks));
        return true;
    }

    private async Task<List<string>> RemarksAsync(CancellationToken cancellationToken)
    {
        var refused = await DelegateAsync((box, _) => Task.FromResult(box.TakeRefusals()), cancellationToken);
        return refused.Count == 0 ? [] : [FollowUps.Refused(refused)];
    }

    private void AddStep(string remark)
    {
        // To the person the next words are a new paragraph.
        if (!string.IsNullOrWhiteSpace(_answer.Text)) _events.Add(new GenerationEvent.TextDelta("\n\n"));
        KeepStep(remark);
        AddStep(_answer.Text, _calls.Done, remark);
        _followUp = null;
        _answer.NextStep();
    }

    private void AddStep(string text, IReadOnlyList<(ModelToolCall Call, ModelToolResult Result)> done, string remark)
    {
        _steps.Add(new ModelMessage(FromModel: true, done.Count == 0 && string.IsNullOrWhiteSpace(text) ? "(No words.)" : text.TrimEnd()) { Calls = [.. done.Select(item => item.Call)] });
        _steps.Add(new ModelMessage(FromModel: false, remark, CacheUpToHere: true) { Results = [.. done.Select(item => item.Result)] });

        // Two marks are enough: the one just set and the one that the last call wrote.
        if (_steps.Count >= 6) _steps[^5] = _steps[^5] with { CacheUpToHere = false };
    }
}
