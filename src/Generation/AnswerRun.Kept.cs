using System.Text;
using Forja.Generation.Models;
using Forja.Generation.Prompts;
using Forja.ProjectFiles;

namespace Forja.Generation;

/// <content>What is finished of the answer is told as pieces to keep; an answer that another process began goes on from those.</content>
internal sealed partial class AnswerRun
{
    /// <summary>How much of the text of this step was told already.</summary>
    private int _keptLength;

    /// <summary>Makes messages of what was kept, as if it had been said and done here, and asks for the rest.</summary>
    private async Task TakeUpAsync(IReadOnlyList<AnswerPiece> kept, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var done = new List<(ModelToolCall Call, ModelToolResult Result)>();
        var begun = new List<AnswerPiece.ToolBegun>();
        foreach (var piece in kept)
        {
            switch (piece)
            {
                case AnswerPiece.Said said:
                    text.Append(said.Text);
                    break;
                case AnswerPiece.ToolBegun tool:
                    begun.Add(tool);
                    break;
                case AnswerPiece.ToolDone tool:
                    begun.RemoveAll(item => item.Id == tool.Id);
                    done.Add((new ModelToolCall(tool.Id, tool.Name, tool.Arguments), new ModelToolResult(tool.Id, tool.Result, tool.IsError)));
                    break;
                case AnswerPiece.StepEnded step:
                    EndStep(step.Remark);
                    break;
            }
        }

        foreach (var tool in begun) done.Add((new ModelToolCall(tool.Id, tool.Name, tool.Arguments), new ModelToolResult(tool.Id, FollowUps.PerhapsDone, IsError: true)));
        if (text.Length > 0 || done.Count > 0)
        {
            Recall(text.ToString());
            var remark = FollowUps.Restarted(_answer.Closed);
            AddStep(text.ToString(), done, remark);
            await WriteAsync(new GenerationEvent.Kept(new AnswerPiece.StepEnded(remark)), cancellationToken);
        }

        await FlushAsync(cancellationToken);

        void EndStep(string remark)
        {
            if (text.Length > 0) Recall(text.ToString());
            AddStep(text.ToString(), done, remark);
            text.Clear();
            done.Clear();
        }
    }

    // What was written is in the project. Only deletions wait for an answer's end, so that they are told once more.
    private void Recall(string text)
    {
        var events = new List<GenerationEvent>();
        _answer.Push(text, events);
        _answer.Finish(events);
        _events.AddRange(events.Where(next => next is GenerationEvent.FileClosed { Edit: FileEdit.Delete }));
        _answer.NextStep();
    }

    /// <summary>Tells what has been said up to the last closed file.</summary>
    private void KeepClosed()
    {
        if (!_events.Exists(next => next is GenerationEvent.FileClosed)) return;
        var safe = _answer.SafeLength;
        if (safe <= _keptLength) return;
        _events.Add(new GenerationEvent.Kept(new AnswerPiece.Said(_answer.Text[_keptLength..safe])));
        _keptLength = safe;
    }

    /// <summary>Tells that the step is over, and what of its words was not told yet.</summary>
    private void KeepStep(string remark)
    {
        var text = _answer.Text;
        if (text.Length > _keptLength) _events.Add(new GenerationEvent.Kept(new AnswerPiece.Said(text[_keptLength..])));
        _events.Add(new GenerationEvent.Kept(new AnswerPiece.StepEnded(remark)));
        _keptLength = 0;
    }
}
